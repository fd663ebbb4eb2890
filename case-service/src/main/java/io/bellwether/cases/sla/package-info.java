/// Clocks of service level agreements: what was promised when a clock started, when it is due, and
/// how it ended. Pure: no clock on the wall, no database.
@NullMarked
package io.bellwether.cases.sla;

import org.jspecify.annotations.NullMarked;
