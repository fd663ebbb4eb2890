/// What holds for a whole tenant unless a question says otherwise.
@NullMarked
package io.bellwether.scoring.settings;

import org.jspecify.annotations.NullMarked;
