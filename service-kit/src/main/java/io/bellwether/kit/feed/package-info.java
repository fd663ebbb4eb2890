/// The change feed at its source: pages of the change log that never lose, repeat or invent a
/// change, however the transactions that wrote it overlapped.
@NullMarked
package io.bellwether.kit.feed;

import org.jspecify.annotations.NullMarked;
