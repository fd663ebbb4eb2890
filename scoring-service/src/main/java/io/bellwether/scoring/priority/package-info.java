/// Which of the open cases comes first, by a formula that is published.
@NullMarked
package io.bellwether.scoring.priority;

import org.jspecify.annotations.NullMarked;
