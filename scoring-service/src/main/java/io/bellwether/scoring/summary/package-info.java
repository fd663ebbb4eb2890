/// What is to be known of an account at a glance, from the metrics.
@NullMarked
package io.bellwether.scoring.summary;

import org.jspecify.annotations.NullMarked;
