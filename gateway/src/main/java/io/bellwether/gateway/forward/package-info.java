/// Passing a request on to a service and its answer back, streaming, within limits of size and
/// time.
@NullMarked
package io.bellwether.gateway.forward;

import org.jspecify.annotations.NullMarked;
