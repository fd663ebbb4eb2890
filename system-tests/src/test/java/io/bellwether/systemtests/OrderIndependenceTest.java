package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Suite.class)
class OrderIndependenceTest {

  @Test
  void lines_and_files_in_any_order_give_the_same_answers(
      FirstCompany first, Suite.Running running) {
    var seed = Long.getLong("seed", System.nanoTime());
    var shuffled = running.tenant();
    shuffled.loadAll(Company.shuffled(Company.files(FirstCompany.SEED), seed));

    var answers = Answers.ofMetrics(shuffled);

    assertThat(Answers.differences(Answers.only(answers.keySet(), first.answers()), answers))
        .as("seed %d", seed)
        .isEmpty();
  }
}
