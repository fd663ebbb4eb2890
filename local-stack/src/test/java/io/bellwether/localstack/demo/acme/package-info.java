/// Tests.
@NullMarked
package io.bellwether.localstack.demo.acme;

import org.jspecify.annotations.NullMarked;
