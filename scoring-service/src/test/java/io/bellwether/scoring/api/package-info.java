/// What the API takes and says.
@NullUnmarked
package io.bellwether.scoring.api;

import org.jspecify.annotations.NullUnmarked;
