/// What a tenant wants to reach, to be held against what it reaches.
@NullMarked
package io.bellwether.scoring.targets;

import org.jspecify.annotations.NullMarked;
