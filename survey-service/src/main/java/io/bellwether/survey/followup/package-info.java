/// What was done about answers.
@NullMarked
package io.bellwether.survey.followup;

import org.jspecify.annotations.NullMarked;
