/// The change feed against a real PostgreSQL, through the migration that ships.
@NullMarked
package io.bellwether.kit.feed;

import org.jspecify.annotations.NullMarked;
