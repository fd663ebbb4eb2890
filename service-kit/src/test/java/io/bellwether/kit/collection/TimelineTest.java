package io.bellwether.kit.collection;

import static io.bellwether.kit.collection.Timeline.BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

  private final Timeline timeline = new Timeline();

  @Test
  void a_value_holds_until_another_is_said() {
    timeline.say(JANUARY, Map.of("tier", "GOLD"));
    timeline.say(JUNE, Map.of("tier", "SILVER"));

    assertThat(timeline.states())
        .extracting(Timeline.State::from, Timeline.State::to, s -> s.values().get("tier"))
        .containsExactly(tuple(JANUARY, JUNE, "GOLD"), tuple(JUNE, null, "SILVER"));
    assertThat(timeline.current()).containsEntry("tier", "SILVER");
  }

  @Test
  void what_is_said_of_the_past_ends_where_the_next_word_begins() {
    timeline.say(JANUARY, Map.of("tier", "GOLD"));
    // The same again is a word too: SILVER from March must not run into June.
    timeline.say(JUNE, Map.of("tier", "GOLD"));
    timeline.say(MARCH, Map.of("tier", "SILVER"));

    assertThat(timeline.states())
        .extracting(s -> s.values().get("tier"))
        .containsExactly("GOLD", "SILVER", "GOLD");
    assertThat(timeline.current()).containsEntry("tier", "GOLD");
  }

  @Test
  void an_attribute_of_which_nothing_is_said_goes_on() {
    timeline.say(BEGINNING, Map.of("tier", "GOLD", "region", "EMEA"));
    timeline.say(MARCH, Map.of("region", "APAC"));

    var latest = timeline.states().getLast();
    assertThat(latest.values()).containsEntry("tier", "GOLD").containsEntry("region", "APAC");
    assertThat(latest.said()).containsExactly("region");
  }

  @Test
  void to_say_the_same_again_is_no_news() {
    assertThat(timeline.say(JANUARY, Map.of("tier", "GOLD"))).isTrue();
    assertThat(timeline.say(JANUARY, Map.of("tier", "GOLD"))).isFalse();
    assertThat(timeline.sayWhatDiffers(JUNE, Map.of("tier", "GOLD"))).isFalse();
    assertThat(timeline.say(BEGINNING, unknown("tier"))).isFalse();
  }

  @Test
  void a_slow_clock_does_not_hide_the_last_word() {
    timeline.say(JUNE, Map.of("tier", "GOLD"));
    timeline.sayWhatDiffers(MARCH, Map.of("tier", "SILVER"));

    assertThat(timeline.current()).containsEntry("tier", "SILVER");
  }

  @Test
  void the_order_in_which_things_are_said_does_not_matter() {
    var random = new Random(4711);
    for (int round = 0; round < 2_000; round++) {
      var words = words(random);
      var one = new Timeline();
      words.forEach(word -> one.say(word.from(), word.values()));
      Collections.shuffle(words, random);
      var other = new Timeline();
      words.forEach(word -> other.say(word.from(), word.values()));

      assertThat(other.states()).isEqualTo(one.states());
      assertThat(other.current()).isEqualTo(one.current());
    }
  }

  private record Word(Instant from, Map<String, @Nullable Object> values) {}

  /// At most one word for an instant and attribute: of two the later would win.
  private static List<Word> words(Random random) {
    var words = new ArrayList<Word>();
    for (int day = 0; day < 8; day++) {
      for (var attribute : List.of("tier", "region")) {
        if (random.nextInt(3) > 0) {
          var value = random.nextInt(4) == 0 ? null : "V" + random.nextInt(3);
          var values = new HashMap<String, @Nullable Object>();
          values.put(attribute, value);
          words.add(new Word(JANUARY.plusSeconds(86_400L * day), values));
        }
      }
    }
    return words;
  }

  private static Map<String, @Nullable Object> unknown(String attribute) {
    var values = new HashMap<String, @Nullable Object>();
    values.put(attribute, null);
    return values;
  }

  private static org.assertj.core.groups.Tuple tuple(@Nullable Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
