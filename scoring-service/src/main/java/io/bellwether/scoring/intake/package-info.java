/// The intake: pulls the change feeds of the owning services and hands what it understood to the
/// fact store. A damaged page changes nothing; a source that is down makes answers stale, never
/// wrong.
@NullMarked
package io.bellwether.scoring.intake;

import org.jspecify.annotations.NullMarked;
