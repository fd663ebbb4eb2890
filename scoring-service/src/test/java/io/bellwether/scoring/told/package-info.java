/// Each derived fact, told from the rows of its sources: by loops, as a person with a list of them
/// would.
@NullMarked
package io.bellwether.scoring.told;

import org.jspecify.annotations.NullMarked;
