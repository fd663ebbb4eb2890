/// Rules that hold for the whole module.
@NullUnmarked
package io.bellwether.scoring;

import org.jspecify.annotations.NullUnmarked;
