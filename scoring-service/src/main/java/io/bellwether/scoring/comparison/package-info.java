/// Comparisons that are fair to who has the harder work, and what a change is made of.
@NullMarked
package io.bellwether.scoring.comparison;

import org.jspecify.annotations.NullMarked;
