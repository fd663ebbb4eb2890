/// Protocol that the services share, never domain.
@NullMarked
package io.bellwether.kit;

import org.jspecify.annotations.NullMarked;
