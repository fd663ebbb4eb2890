/// The slow way: generated source rows, and what a person with a pencil would make of them. Nothing
/// of the engine is used here, so that the two can be compared.
@NullMarked
package io.bellwether.scoring.slow;

import org.jspecify.annotations.NullMarked;
