/// Merging documents, without a server.
@NullMarked
package io.bellwether.gateway.openapi;

import org.jspecify.annotations.NullMarked;
