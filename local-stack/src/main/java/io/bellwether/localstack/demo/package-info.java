/// Demo data, loaded through the public API as any integrator would.
@NullMarked
package io.bellwether.localstack.demo;

import org.jspecify.annotations.NullMarked;
