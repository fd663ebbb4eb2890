/// One OpenAPI document made of those of the four services.
@NullMarked
package io.bellwether.gateway.openapi;

import org.jspecify.annotations.NullMarked;
