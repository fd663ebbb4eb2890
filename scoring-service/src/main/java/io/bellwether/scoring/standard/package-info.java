/// Values of metrics that somebody wrote down, and which results they speak of.
@NullMarked
package io.bellwether.scoring.standard;

import org.jspecify.annotations.NullMarked;
