/// The reference that is generated from the catalogue.
@NullUnmarked
package io.bellwether.scoring.catalogue;

import org.jspecify.annotations.NullUnmarked;
