/// What is promised to which customers, and the clocks that run on it.
@NullMarked
package io.bellwether.cases.servicelevel;

import org.jspecify.annotations.NullMarked;
