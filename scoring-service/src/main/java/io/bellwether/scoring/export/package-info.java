/// Answers of metrics and reports as files.
@NullMarked
package io.bellwether.scoring.export;

import org.jspecify.annotations.NullMarked;
