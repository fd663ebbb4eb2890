package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Suite.class)
class OrderIndependenceTest {

  @Test
  void lines_and_files_in_any_order_give_the_same_answers(Suite.Running running) {
    var seed = Long.getLong("seed", System.nanoTime());
    var files = Company.files(1);
    var inOrder = running.tenant();
    inOrder.loadAll(files);
    var shuffled = running.tenant();
    shuffled.loadAll(Company.shuffled(files, seed));

    assertThat(Answers.differences(Answers.ofMetrics(inOrder), Answers.ofMetrics(shuffled)))
        .as("seed %d", seed)
        .isEmpty();
  }
}
