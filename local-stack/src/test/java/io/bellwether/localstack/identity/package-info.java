/// Tests of the development identity.
@NullMarked
package io.bellwether.localstack.identity;

import org.jspecify.annotations.NullMarked;
