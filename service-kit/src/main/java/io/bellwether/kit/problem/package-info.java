/// Problem details (RFC 9457): one shape for every error, and the page that explains each kind.
@NullMarked
package io.bellwether.kit.problem;

import org.jspecify.annotations.NullMarked;
