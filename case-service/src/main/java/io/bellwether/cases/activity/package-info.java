/// The work on cases, piece by piece.
@NullMarked
package io.bellwether.cases.activity;

import org.jspecify.annotations.NullMarked;
