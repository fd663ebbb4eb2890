/// Parts of formulas.
@NullUnmarked
package io.bellwether.scoring.metric.support;

import org.jspecify.annotations.NullUnmarked;
