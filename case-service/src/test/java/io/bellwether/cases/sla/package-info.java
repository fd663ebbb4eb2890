/// Service level clocks, with due times counted by hand or published.
@NullMarked
package io.bellwether.cases.sla;

import org.jspecify.annotations.NullMarked;
