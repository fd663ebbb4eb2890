package io.bellwether.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RecentListsTest {

  private static final List<UUID> A_THIRD = Collections.nCopies(100_000, new UUID(1, 2));

  private final RecentLists<String, List<UUID>> recent = new RecentLists<>(Function.identity());

  @Test
  void a_list_is_found_by_its_question_alone() {
    recent.put("mine", List.of(new UUID(1, 1)));

    assertThat(recent.find("mine")).contains(List.of(new UUID(1, 1)));
    assertThat(recent.find("yours")).isEmpty();
  }

  @Test
  void the_list_that_was_asked_for_longest_ago_makes_room() {
    recent.put("first", A_THIRD);
    recent.put("second", A_THIRD);
    recent.put("third", A_THIRD);
    recent.put("third", A_THIRD);
    assertThat(recent.find("first")).isPresent();

    recent.put("fourth", A_THIRD);

    assertThat(recent.find("second")).isEmpty();
    assertThat(recent.find("first")).isPresent();
    assertThat(recent.find("fourth")).isPresent();
  }

  @Test
  void a_list_that_is_longer_than_all_there_is_room_for_is_not_remembered() {
    recent.put("all", Collections.nCopies(300_001, new UUID(1, 2)));
    recent.put("one", List.of(new UUID(1, 1)));

    assertThat(recent.find("all")).isEmpty();
    assertThat(recent.find("one")).isPresent();
  }
}
