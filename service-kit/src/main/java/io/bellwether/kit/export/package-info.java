/// Answers as tables: one line for each result or row, for spreadsheets and for programs.
@NullMarked
package io.bellwether.kit.export;

import org.jspecify.annotations.NullMarked;
