/// Rules that hold for the whole module.
@NullUnmarked
package io.bellwether.kit;

import org.jspecify.annotations.NullUnmarked;
