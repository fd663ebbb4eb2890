/// How the sources are doing: the status resource, readiness, and gauges.
@NullMarked
package io.bellwether.scoring.status;

import org.jspecify.annotations.NullMarked;
