/// Tests.
@NullMarked
package io.bellwether.localstack.demo;

import org.jspecify.annotations.NullMarked;
