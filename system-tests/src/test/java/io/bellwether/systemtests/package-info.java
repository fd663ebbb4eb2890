/// The whole suite as processes, seen from outside: over HTTP, through the gateway.
@NullUnmarked
package io.bellwether.systemtests;

import org.jspecify.annotations.NullUnmarked;
