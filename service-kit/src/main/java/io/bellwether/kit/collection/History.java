package io.bellwether.kit.collection;

import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The states of a batch's rows over time, for a collection that keeps them
/// ([CollectionDefinition#states]). The row itself says what holds now.
final class History {

  static final String VALID_FROM = "validFrom";
  static final String VALID_TO = "validTo";
  static final String SAID = "said";

  private final Shape<?> states;
  private final Attribute reference;
  private final Set<String> tracked;
  private final Instant now;
  private final Map<UUID, Timeline> timelines = new HashMap<>();
  private final Map<Beginning, Row> stored = new HashMap<>();
  private final Set<UUID> changed = new TreeSet<>();

  private History(Shape<?> shape, Shape<?> states, Instant now) {
    this.states = states;
    this.reference = states.referenceTo(shape);
    this.tracked = trackedBy(shape, states);
    // PostgreSQL keeps microseconds.
    this.now = now.truncatedTo(ChronoUnit.MICROS);
  }

  static @Nullable History of(Shape<?> shape) {
    var states = shape.states();
    return states == null ? null : new History(shape, states, Instant.now());
  }

  /// The attributes of the collection whose values are kept.
  static Set<String> trackedBy(Shape<?> shape, Shape<?> states) {
    var names = new TreeSet<>(states.attributes().stream().map(Attribute::name).toList());
    names.retainAll(shape.attributes().stream().map(Attribute::name).toList());
    return names;
  }

  /// What tells the states of a batch apart.
  private record Beginning(UUID owner, Instant from) {}

  /// What a draft says of a row.
  ///
  /// @param values what the row says now
  /// @param news whether anything of it was not known
  record Said(Timeline timeline, Map<String, @Nullable Object> values, boolean news) {}

  void read(Connection connection, Set<UUID> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    for (var row : new Table(states).findBy(connection, reference.column(), ids).values()) {
      var said = (Codes) Objects.requireNonNull(row.values().get(SAID));
      var from = row.values().get(VALID_FROM) instanceof Instant at ? at : Timeline.BEGINNING;
      stored.put(new Beginning(owner(row), from), row);
      var values = new LinkedHashMap<String, @Nullable Object>(row.values());
      values.keySet().retainAll(said.values());
      timelines.computeIfAbsent(owner(row), id -> new Timeline()).say(from, values);
    }
  }

  private UUID owner(Row state) {
    return (UUID) Objects.requireNonNull(state.values().get(reference.name()));
  }

  /// @param values of the row when nothing is kept: what it was, changed by the draft
  Said said(Draft draft, @Nullable Row before, Map<String, @Nullable Object> values) {
    var known = timelines.get(draft.id());
    var timeline = known == null ? new Timeline() : known.copy();
    if (before != null && timeline.isEmpty()) {
      timeline.say(Timeline.BEGINNING, only(tracked, before.values()));
    }
    var said = only(draft.values().keySet(), only(tracked, values));
    var from = draft.effectiveFrom();
    boolean news;
    if (from != null) {
      refuseUnlessSensible(from, said);
      news = timeline.say(from, said);
    } else if (before == null) {
      news = timeline.say(Timeline.BEGINNING, said);
    } else {
      news = timeline.sayWhatDiffers(since(draft), said);
    }
    var current = new LinkedHashMap<String, @Nullable Object>(values);
    current.putAll(timeline.current());
    return new Said(timeline, current, news);
  }

  /// What a source says without more holds since the source says so, or since now.
  private Instant since(Draft draft) {
    var said = draft.sourceUpdatedAt();
    return said == null || said.isAfter(now) ? now : said.truncatedTo(ChronoUnit.MICROS);
  }

  private static Map<String, @Nullable Object> only(
      Set<String> names, Map<String, @Nullable Object> values) {
    var some = new LinkedHashMap<String, @Nullable Object>(values);
    some.keySet().retainAll(names);
    return some;
  }

  private void refuseUnlessSensible(Instant from, Map<String, @Nullable Object> said) {
    if (said.isEmpty()) {
      throw refused(from, "with at least one of %s".formatted(tracked));
    }
    if (from.isAfter(now)) {
      throw refused(from, "not after now, '%s'".formatted(now));
    }
  }

  private static HttpProblem refused(Instant from, String expected) {
    var message = "%s: '%s' (expected: %s)".formatted(DraftReader.EFFECTIVE_FROM, from, expected);
    return Problems.of(
        Slug.INVALID_VALUE,
        message,
        List.of(FieldError.at(DraftReader.EFFECTIVE_FROM, Slug.INVALID_VALUE.wireName(), message)));
  }

  void keep(UUID id, Said said) {
    if (said.news()) {
      timelines.put(id, said.timeline());
      changed.add(id);
    }
  }

  /// After the rows that the states belong to.
  void store(Connection connection) throws SQLException {
    var added = new ArrayList<Row>();
    var updated = new ArrayList<Row>();
    for (var id : changed) {
      for (var state : Objects.requireNonNull(timelines.get(id)).states()) {
        var before = stored.get(new Beginning(id, state.from()));
        var values = values(id, state);
        if (before == null) {
          added.add(row(Ids.next(), values));
        } else if (!before.values().equals(values)) {
          updated.add(row(before.id(), values));
        }
      }
    }
    var table = new Table(states);
    if (!added.isEmpty()) {
      table.insert(connection, added);
    }
    if (!updated.isEmpty()) {
      table.update(connection, updated);
    }
  }

  private Map<String, @Nullable Object> values(UUID owner, Timeline.State state) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var attribute : states.attributes()) {
      values.put(attribute.name(), state.values().get(attribute.name()));
    }
    values.put(reference.name(), owner);
    values.put(VALID_FROM, state.from().equals(Timeline.BEGINNING) ? null : state.from());
    values.put(VALID_TO, state.to());
    values.put(SAID, new Codes(List.copyOf(state.said())));
    return values;
  }

  private static Row row(UUID id, Map<String, @Nullable Object> values) {
    return new Row(id, null, 1, null, null, null, values, null, null);
  }
}
