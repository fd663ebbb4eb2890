/// The allow-list, without a server.
@NullMarked
package io.bellwether.gateway.routing;

import org.jspecify.annotations.NullMarked;
