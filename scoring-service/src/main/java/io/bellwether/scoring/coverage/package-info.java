/// Which questions are answered: by which metrics, and for this tenant with which facts.
@NullMarked
package io.bellwether.scoring.coverage;

import org.jspecify.annotations.NullMarked;
