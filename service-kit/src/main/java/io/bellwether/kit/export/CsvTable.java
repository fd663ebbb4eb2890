package io.bellwether.kit.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// Lines under a header, written as RFC 4180 has it. A text that a spreadsheet would take for a
/// formula is written behind an apostrophe; numbers stay numbers.
public final class CsvTable {

  /// What a cell must not begin with. The wide forms are formulas to some spreadsheets too.
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final List<String> columns;
  private final StringBuilder text = new StringBuilder();
  private final CSVPrinter printer;

  public CsvTable(List<String> columns) {
    this.columns = List.copyOf(columns);
    try {
      printer = new CSVPrinter(text, CSVFormat.RFC4180);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    print(columns);
  }

  /// @param cells one for each column; null is an empty cell
  public void add(List<? extends @Nullable Object> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells (expected: %d, for %s)".formatted(cells.size(), columns.size(), columns));
    }
    print(cells);
  }

  private void print(List<? extends @Nullable Object> cells) {
    try {
      for (var cell : cells) {
        printer.print(cell instanceof Number ? cell : harmless(cell));
      }
      printer.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String harmless(@Nullable Object cell) {
    if (cell == null) {
      return null;
    }
    var content = cell.toString();
    return !content.isEmpty() && FORMULA.indexOf(content.charAt(0)) >= 0 ? "'" + content : content;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
