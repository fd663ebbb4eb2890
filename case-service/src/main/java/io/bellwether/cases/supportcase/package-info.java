/// What customers ask or report.
@NullMarked
package io.bellwether.cases.supportcase;

import org.jspecify.annotations.NullMarked;
