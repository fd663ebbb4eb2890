/// Tests.
@NullMarked
package io.bellwether.localstack.process;

import org.jspecify.annotations.NullMarked;
