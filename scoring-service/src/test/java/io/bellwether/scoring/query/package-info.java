/// The engine on small facts, in DuckDB and in PostgreSQL.
@NullUnmarked
package io.bellwether.scoring.query;

import org.jspecify.annotations.NullUnmarked;
