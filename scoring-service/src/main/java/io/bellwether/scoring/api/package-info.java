/// The metric API: parameters in, answers out.
@NullMarked
package io.bellwether.scoring.api;

import org.jspecify.annotations.NullMarked;
