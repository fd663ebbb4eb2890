/// Whether customers use what they bought.
@NullMarked
package io.bellwether.scoring.metric.adoption;

import org.jspecify.annotations.NullMarked;
