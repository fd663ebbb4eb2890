/// The whole suite on one machine: PostgreSQL, identity and the five services as processes.
@NullMarked
package io.bellwether.localstack.suite;

import org.jspecify.annotations.NullMarked;
