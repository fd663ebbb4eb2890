/// What follows from the events of a case: where it stands and the intervals that its life consists
/// of. Events are ordered by when they happened, never by when they arrived.
@NullMarked
package io.bellwether.cases.history;

import org.jspecify.annotations.NullMarked;
