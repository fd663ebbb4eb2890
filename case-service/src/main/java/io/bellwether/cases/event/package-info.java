/// What happened to cases: the append-only truth that their state follows from.
@NullMarked
package io.bellwether.cases.event;

import org.jspecify.annotations.NullMarked;
