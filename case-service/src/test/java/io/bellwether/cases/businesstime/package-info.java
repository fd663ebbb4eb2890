/// Working time against published answers, by hand and by counting every second.
@NullMarked
package io.bellwether.cases.businesstime;

import org.jspecify.annotations.NullMarked;
