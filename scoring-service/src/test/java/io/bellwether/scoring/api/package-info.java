/// What the API takes and says.
@NullMarked
package io.bellwether.scoring.api;

import org.jspecify.annotations.NullMarked;
