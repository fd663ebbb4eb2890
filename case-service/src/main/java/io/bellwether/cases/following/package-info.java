/// Keeps in step what follows from other rows: the state of a case, its intervals and its clocks.
@NullMarked
package io.bellwether.cases.following;

import org.jspecify.annotations.NullMarked;
