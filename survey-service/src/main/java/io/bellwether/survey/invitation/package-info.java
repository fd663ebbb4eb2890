/// Whom we asked.
@NullMarked
package io.bellwether.survey.invitation;

import org.jspecify.annotations.NullMarked;
