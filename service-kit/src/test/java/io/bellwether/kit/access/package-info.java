/// Tests of who may call what.
@NullMarked
package io.bellwether.kit.access;

import org.jspecify.annotations.NullMarked;
