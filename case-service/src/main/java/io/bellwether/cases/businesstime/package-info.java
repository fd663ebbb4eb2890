/// Arithmetic with working hours. A second counts when the clock on the wall, in the calendar's
/// zone, shows a working time; what is counted are real seconds. So a shift loses what a clock that
/// is put forward skips and gains what one that is put back repeats.
///
/// Java's own time types and nothing else: no clock, no database, no framework.
@NullMarked
package io.bellwether.cases.businesstime;

import org.jspecify.annotations.NullMarked;
