/// When a tenant works: calendars in versions, and for which cases each of them holds.
@NullMarked
package io.bellwether.cases.calendar;

import org.jspecify.annotations.NullMarked;
