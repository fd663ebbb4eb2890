/// Tests.
@NullMarked
package io.bellwether.localstack.suite;

import org.jspecify.annotations.NullMarked;
