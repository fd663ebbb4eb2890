/// How one request is recognised across services: trace context and request id.
@NullMarked
package io.bellwether.gateway.trace;

import org.jspecify.annotations.NullMarked;
