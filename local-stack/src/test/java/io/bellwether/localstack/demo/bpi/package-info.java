@NullMarked
package io.bellwether.localstack.demo.bpi;

import org.jspecify.annotations.NullMarked;
