/// The intervals of a case's life, as they are read.
@NullMarked
package io.bellwether.cases.interval;

import org.jspecify.annotations.NullMarked;
