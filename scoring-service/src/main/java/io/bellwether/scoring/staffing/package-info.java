/// How many hours of work arrive, and how many the reps have.
@NullMarked
package io.bellwether.scoring.staffing;

import org.jspecify.annotations.NullMarked;
