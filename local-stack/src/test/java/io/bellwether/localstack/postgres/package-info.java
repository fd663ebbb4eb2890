/// Tests.
@NullMarked
package io.bellwether.localstack.postgres;

import org.jspecify.annotations.NullMarked;
