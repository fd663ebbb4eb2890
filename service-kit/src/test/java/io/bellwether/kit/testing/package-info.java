/// What the services' tests share: real parts, started once per test run.
@NullMarked
package io.bellwether.kit.testing;

import org.jspecify.annotations.NullMarked;
