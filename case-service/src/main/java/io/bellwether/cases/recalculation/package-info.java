/// What follows for all cases of a tenant, computed anew after what holds for all of them changed.
@NullMarked
package io.bellwether.cases.recalculation;

import org.jspecify.annotations.NullMarked;
