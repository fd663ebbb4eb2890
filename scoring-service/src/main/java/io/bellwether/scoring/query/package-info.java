/// Answers metrics from the fact store: composes one statement per fact and timing, runs them in
/// one snapshot, and hands the terms to the formulas.
@NullMarked
package io.bellwether.scoring.query;

import org.jspecify.annotations.NullMarked;
