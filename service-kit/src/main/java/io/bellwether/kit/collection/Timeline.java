package io.bellwether.kit.collection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What was said of one row, by the instant from which it holds. A value holds until the next
/// instant for which another was said, so it does not matter in which order things are said.
final class Timeline {

  /// Since ever, as far as anybody knows.
  static final Instant BEGINNING = Instant.MIN;

  private final TreeMap<Instant, Map<String, @Nullable Object>> said = new TreeMap<>();

  /// @param to null while it lasts
  /// @param said the attributes that were said at its beginning; the others go on
  record State(
      Instant from, @Nullable Instant to, Set<String> said, Map<String, @Nullable Object> values) {}

  boolean isEmpty() {
    return said.isEmpty();
  }

  Timeline copy() {
    var copy = new Timeline();
    said.forEach((from, values) -> copy.said.put(from, new LinkedHashMap<>(values)));
    return copy;
  }

  /// Answers whether that was any news.
  boolean say(Instant from, Map<String, @Nullable Object> values) {
    var news = false;
    for (var one : values.entrySet()) {
      if (from.equals(BEGINNING) && one.getValue() == null) {
        // What was never said is unknown anyway.
        continue;
      }
      var there = said.computeIfAbsent(from, key -> new LinkedHashMap<>());
      if (!there.containsKey(one.getKey())
          || !Objects.equals(there.get(one.getKey()), one.getValue())) {
        there.put(one.getKey(), one.getValue());
        news = true;
      }
    }
    return news;
  }

  /// Says of these values what is not the case already, from now on.
  boolean sayWhatDiffers(Instant now, Map<String, @Nullable Object> values) {
    var current = current();
    var different = new LinkedHashMap<String, @Nullable Object>(values);
    different.entrySet().removeIf(one -> Objects.equals(current.get(one.getKey()), one.getValue()));
    // Clocks differ: what is said last holds now, also when the one before came from a faster one.
    return say(isEmpty() || now.isAfter(said.lastKey()) ? now : said.lastKey(), different);
  }

  /// What holds now, of the attributes of which anything was ever said.
  Map<String, @Nullable Object> current() {
    var current = new LinkedHashMap<String, @Nullable Object>();
    said.values().forEach(current::putAll);
    return current;
  }

  List<State> states() {
    var states = new ArrayList<State>();
    var current = new LinkedHashMap<String, @Nullable Object>();
    for (var one : said.entrySet()) {
      current.putAll(one.getValue());
      states.add(
          new State(
              one.getKey(),
              said.higherKey(one.getKey()),
              new TreeSet<>(one.getValue().keySet()),
              new LinkedHashMap<>(current)));
    }
    return states;
  }
}
