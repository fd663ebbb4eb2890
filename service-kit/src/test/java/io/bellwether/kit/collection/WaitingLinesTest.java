package io.bellwether.kit.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingLinesTest {

  /// Give -Dseed= to repeat a run.
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @Test
  void rows_come_after_those_that_they_wait_for_and_lines_of_a_row_in_their_order()
      throws Exception {
    var random = new Random(SEED);
    // Row n waits for a smaller one, or, as the first does, for a row that is nowhere.
    var rows =
        new ArrayList<>(
            IntStream.range(0, 5_000).mapToObj(n -> random.nextInt(n + 1) - 1).toList());
    var arrival = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
    arrival.addAll(IntStream.range(0, 2_000).mapToObj(n -> random.nextInt(rows.size())).toList());
    Collections.shuffle(arrival, random);

    var taken = new ArrayList<ImportLines.Line>();
    try (var waiting = new WaitingLines()) {
      for (int n = 0; n < arrival.size(); n++) {
        int row = arrival.get(n);
        waiting.add(line(n, row), id(row), waiting.holds(id(row)) ? id(row) : id(rows.get(row)));
      }
      assertThat(waiting.size()).isEqualTo(arrival.size());
      waiting.inOrder(taken::add);
    }

    var lastOfRow = new HashMap<Integer, Long>();
    for (var line : taken) {
      int row = arrival.get((int) line.number());
      assertThat(text(line)).isEqualTo("row " + row);
      int awaited = rows.get(row);
      assertThat(awaited < 0 || lastOfRow.containsKey(awaited)).as("seed %d", SEED).isTrue();
      assertThat(lastOfRow.getOrDefault(row, -1L)).isLessThan(line.number());
      lastOfRow.put(row, line.number());
    }
    assertThat(taken).hasSameSizeAs(arrival);
  }

  @Test
  void a_circle_is_walked_once() throws Exception {
    var taken = new ArrayList<Long>();
    try (var waiting = new WaitingLines()) {
      waiting.add(line(1, 1), id(1), id(2));
      waiting.add(line(2, 2), id(2), id(3));
      waiting.add(line(3, 3), id(3), id(1));
      waiting.add(line(4, 4), id(4), id(4));
      waiting.inOrder(line -> taken.add(line.number()));
    }

    assertThat(taken).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
  }

  private static ImportLines.Line line(long number, int row) {
    return new ImportLines.Line(number, ("row " + row).getBytes(StandardCharsets.UTF_8), false);
  }

  private static String text(ImportLines.Line line) {
    return new String(line.bytes(), StandardCharsets.UTF_8);
  }

  /// Ids whose halves differ little, as those of version 7 do.
  private static UUID id(int row) {
    return new UUID(0x0197f0c27b1e7000L + row, 0x8000000000000000L + row % 7);
  }
}
