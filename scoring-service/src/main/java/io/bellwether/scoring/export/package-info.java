/// Answers as tables: one line for each result or row, for spreadsheets and for programs.
@NullMarked
package io.bellwether.scoring.export;

import org.jspecify.annotations.NullMarked;
