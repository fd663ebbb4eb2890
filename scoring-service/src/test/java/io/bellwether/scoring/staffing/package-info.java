/// Work beside rota.
@NullUnmarked
package io.bellwether.scoring.staffing;

import org.jspecify.annotations.NullUnmarked;
