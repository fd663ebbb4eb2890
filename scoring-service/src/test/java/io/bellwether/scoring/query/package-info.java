/// The engine on small facts, in DuckDB and in PostgreSQL.
@NullMarked
package io.bellwether.scoring.query;

import org.jspecify.annotations.NullMarked;
