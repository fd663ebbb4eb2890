/// Who may call which route: one table per service, checked before any resource runs.
@NullMarked
package io.bellwether.kit.access;

import org.jspecify.annotations.NullMarked;
