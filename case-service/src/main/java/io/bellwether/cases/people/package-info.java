/// Who works on cases.
@NullMarked
package io.bellwether.cases.people;

import org.jspecify.annotations.NullMarked;
