/// Comparisons against hand computation and simulation.
@NullUnmarked
package io.bellwether.scoring.comparison;

import org.jspecify.annotations.NullUnmarked;
