/// Benchmarks: a ratio to a named baseline, measured in the same run on the same machine.
@NullMarked
package io.bellwether.localstack.bench;

import org.jspecify.annotations.NullMarked;
