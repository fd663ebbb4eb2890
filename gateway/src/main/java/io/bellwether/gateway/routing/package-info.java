/// Which paths exist from outside, and which service answers each.
@NullMarked
package io.bellwether.gateway.routing;

import org.jspecify.annotations.NullMarked;
