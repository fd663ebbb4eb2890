/// What people know of the health of a customer that no number does.
@NullMarked
package io.bellwether.scoring.override;

import org.jspecify.annotations.NullMarked;
