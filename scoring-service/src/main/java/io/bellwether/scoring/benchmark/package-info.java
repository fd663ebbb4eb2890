/// What others reach, to be held against what a tenant reaches.
@NullMarked
package io.bellwether.scoring.benchmark;

import org.jspecify.annotations.NullMarked;
