package io.bellwether.kit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"})
  void a_text_that_is_a_formula_to_a_spreadsheet_begins_with_an_apostrophe(String formula) {
    var table = new CsvTable(List.of("tier"));

    table.add(List.of(formula));

    assertThat(table.toString()).contains("'" + formula);
  }

  @Test
  void numbers_stay_numbers() {
    var table = new CsvTable(List.of("a", "b", "c"));

    table.add(List.of(-1, -0.25, "-1"));

    assertThat(table.toString()).isEqualTo("a,b,c\r\n-1,-0.25,'-1\r\n");
  }

  @Test
  void what_is_missing_is_an_empty_cell_and_quotes_are_doubled() {
    var table = new CsvTable(List.of("a", "b"));

    table.add(Arrays.asList(null, "say \"hi\", you"));

    assertThat(table.toString()).isEqualTo("a,b\r\n,\"say \"\"hi\"\", you\"\r\n");
  }

  @Test
  void a_line_of_another_width_is_refused() {
    var table = new CsvTable(List.of("a", "b"));

    assertThatThrownBy(() -> table.add(List.of(1))).hasMessageContaining("1 cells (expected: 2");
  }
}
