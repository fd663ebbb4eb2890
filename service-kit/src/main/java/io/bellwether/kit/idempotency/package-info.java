/// A request that creates can be sent again: the first answer is kept and given again.
@NullMarked
package io.bellwether.kit.idempotency;

import org.jspecify.annotations.NullMarked;
