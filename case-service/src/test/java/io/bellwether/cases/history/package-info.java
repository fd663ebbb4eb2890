/// The course of a case, from events in any order.
@NullMarked
package io.bellwether.cases.history;

import org.jspecify.annotations.NullMarked;
