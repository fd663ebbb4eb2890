/// Who is calling: the verified token, and what the gateway needs from it.
@NullMarked
package io.bellwether.gateway.caller;

import org.jspecify.annotations.NullMarked;
