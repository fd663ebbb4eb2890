/// The reference that is generated from the catalogue.
@NullMarked
package io.bellwether.scoring.catalogue;

import org.jspecify.annotations.NullMarked;
