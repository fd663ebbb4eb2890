/// All metrics that there are.
@NullMarked
package io.bellwether.scoring.catalogue;

import org.jspecify.annotations.NullMarked;
