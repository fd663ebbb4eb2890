/// The fact store: scoring's own copy of what the owning services know, kept in an embedded column
/// store that can be thrown away and pulled again. The only package that speaks to DuckDB's
/// connections; everybody else reads facts through tenant-bound table macros.
@NullMarked
package io.bellwether.scoring.store;

import org.jspecify.annotations.NullMarked;
