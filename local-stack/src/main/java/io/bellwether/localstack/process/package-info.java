/// Processes of this machine: which one is ours, which one holds a port, how one ends.
@NullMarked
package io.bellwether.localstack.process;

import org.jspecify.annotations.NullMarked;
