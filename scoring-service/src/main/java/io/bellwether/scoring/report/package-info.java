/// What is answered by more than a value: the definitions of the resources that do so.
@NullMarked
package io.bellwether.scoring.report;

import org.jspecify.annotations.NullMarked;
