package io.bellwether.kit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatTableTest {

  private static final String ROW =
      """
      {"amount": {"amountMinor": -100, "currency": "EUR"}, "codes": ["A", "B"], "ci95": [0.1, 0.3],
       "hours": [{"weekday": "MONDAY", "endsAt": null}, {"weekday": "FRIDAY", "endsAt": "17:00"}],
       "note": "=1+1", "unknown": null}
      """;

  @Test
  void a_column_is_the_path_of_a_value() {
    assertThat(line("amount.amountMinor", "amount.currency", "ci95.low", "ci95.high", "note"))
        .isEqualTo("-100,EUR,0.1,0.3,'=1+1");
  }

  @Test
  void what_is_unknown_is_an_empty_cell_and_so_is_what_is_in_it() {
    assertThat(line("codes", "unknown", "unknown.from", "nowhere")).isEqualTo("A B,,,");
  }

  @Test
  void a_list_of_objects_is_json_and_of_one_field_its_values() {
    assertThat(line("hours.weekday", "hours"))
        .isEqualTo(
            "MONDAY FRIDAY,\"[{\"\"weekday\"\":\"\"MONDAY\"\",\"\"endsAt\"\":null},"
                + "{\"\"weekday\"\":\"\"FRIDAY\"\",\"\"endsAt\"\":\"\"17:00\"\"}]\"");
  }

  private static String line(String... columns) {
    try {
      var row = new ObjectMapper().readTree(ROW);
      return FlatTable.of(List.of(columns), List.of(row)).toString().lines().toList().getLast();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
