/// What customers answered.
@NullMarked
package io.bellwether.survey.response;

import org.jspecify.annotations.NullMarked;
