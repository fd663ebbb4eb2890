/// How many requests a client of a tenant may make.
@NullMarked
package io.bellwether.gateway.limit;

import org.jspecify.annotations.NullMarked;
