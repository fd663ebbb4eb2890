/// What a metric is: measures over facts and one pure function of a cell. No clock, no I/O, no
/// framework.
@NullMarked
package io.bellwether.scoring.metric;

import org.jspecify.annotations.NullMarked;
