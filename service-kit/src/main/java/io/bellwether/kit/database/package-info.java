/// Brings the database up to date at start and refuses to run on one that is not safe.
@NullMarked
package io.bellwether.kit.database;

import org.jspecify.annotations.NullMarked;
