/// What the services' tests share: real parts, started once per test run.
@NullUnmarked
package io.bellwether.kit.testing;

import org.jspecify.annotations.NullUnmarked;
