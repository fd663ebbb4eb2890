/// A real PostgreSQL on this machine, with a database and three roles per service.
@NullMarked
package io.bellwether.localstack.postgres;

import org.jspecify.annotations.NullMarked;
