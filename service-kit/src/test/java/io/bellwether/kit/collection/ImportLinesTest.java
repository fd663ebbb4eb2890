package io.bellwether.kit.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportLinesTest {

  @Test
  void lines_are_numbered_and_the_last_needs_no_line_feed() throws IOException {
    assertThat(lines("a\n\nb")).containsExactly("1 a", "2 ", "3 b");
    assertThat(lines("a\n")).containsExactly("1 a");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void lines_lie_across_the_blocks_in_which_they_are_read() throws IOException {
    var long1 = "x".repeat(1 << 16);
    var long2 = "y".repeat((1 << 16) - 1);

    assertThat(lines(long1 + "\n" + long2 + "\nz"))
        .containsExactly("1 " + long1, "2 " + long2, "3 z");
  }

  @Test
  void a_line_that_is_too_long_is_marked_and_cut_off_and_the_next_is_whole() throws IOException {
    var lines = new ImportLines(in("x".repeat(JsonInput.MAX_BODY_BYTES + 1) + "\nok\n"));

    var first = lines.next();
    assertThat(first.tooLong()).isTrue();
    assertThat(first.bytes()).hasSize(JsonInput.MAX_BODY_BYTES);
    var second = lines.next();
    assertThat(second.tooLong()).isFalse();
    assertThat(new String(second.bytes(), StandardCharsets.UTF_8)).isEqualTo("ok");
    assertThat(lines.next()).isNull();
  }

  private static List<String> lines(String text) throws IOException {
    var lines = new ImportLines(in(text));
    var all = new ArrayList<String>();
    for (var line = lines.next(); line != null; line = lines.next()) {
      all.add(line.number() + " " + new String(line.bytes(), StandardCharsets.UTF_8));
    }
    return all;
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
