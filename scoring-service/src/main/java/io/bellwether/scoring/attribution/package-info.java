/// By which rule revenue is said to be due to service.
@NullMarked
package io.bellwether.scoring.attribution;

import org.jspecify.annotations.NullMarked;
