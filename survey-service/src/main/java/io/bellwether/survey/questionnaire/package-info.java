/// What is asked, and on which scale.
@NullMarked
package io.bellwether.survey.questionnaire;

import org.jspecify.annotations.NullMarked;
