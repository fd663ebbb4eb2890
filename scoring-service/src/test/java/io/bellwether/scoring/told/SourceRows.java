package io.bellwether.scoring.told;

import io.bellwether.scoring.slow.GeneratedCompany;
import io.bellwether.scoring.slow.SlowRow;
import io.bellwether.scoring.store.FactStore;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the sources of a tenant say, now or at an instant, and what is looked up in it again and
/// again.
final class SourceRows {

  static final LocalDateTime OPEN_END = FactStore.OPEN_END;

  private static final LocalDateTime DATA_BEGINS = LocalDateTime.of(2025, 11, 25, 0, 0);
  private static final LocalDateTime DATA_ENDS = LocalDateTime.of(2026, 7, 15, 0, 0);

  /// By the versions of all calendars: to look at every minute takes a while.
  private static final Map<Set<SlowRow>, ToldWorkingTime> WORKING_TIMES = new HashMap<>();

  private static final List<String> OF_CASE =
      List.of(
          "channel",
          "access_point",
          "type",
          "reason",
          "product_area",
          "release_id",
          "severity",
          "priority",
          "service_tier",
          "origin");

  private final GeneratedCompany company;
  private final @Nullable Instant knownAt;
  private final Map<String, List<SlowRow>> rows = new HashMap<>();
  private final Map<String, Map<UUID, List<SlowRow>>> byCase = new HashMap<>();

  SourceRows(GeneratedCompany company, @Nullable Instant knownAt) {
    this.company = company;
    this.knownAt = knownAt;
  }

  List<SlowRow> all(String source) {
    return rows.computeIfAbsent(source, _ -> company.rows(source, knownAt));
  }

  Stream<SlowRow> stream(String source) {
    return all(source).stream();
  }

  /// How far the facts go.
  LocalDateTime asOf() {
    var at = knownAt == null ? null : LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC);
    return at != null && at.isBefore(GeneratedCompany.AS_OF) ? at : GeneratedCompany.AS_OF;
  }

  /// The rows of a source that belong to a case, in the order of their times.
  List<SlowRow> ofCase(String source, String time, UUID caseId) {
    return byCase
        .computeIfAbsent(
            source,
            _ -> {
              var found = new HashMap<UUID, List<SlowRow>>();
              stream(source)
                  .filter(row -> row.has("case_id"))
                  .sorted(inOrder(time))
                  .forEach(
                      row ->
                          found
                              .computeIfAbsent(
                                  Objects.requireNonNull(row.uuid("case_id")),
                                  _ -> new java.util.ArrayList<>())
                              .add(row));
              return found;
            })
        .getOrDefault(caseId, List.of());
  }

  List<SlowRow> events(SlowRow aCase) {
    return ofCase("case_event", "happened_at", aCase.id());
  }

  List<SlowRow> activities(SlowRow aCase) {
    return ofCase("activity", "happened_at", aCase.id());
  }

  /// What reps did themselves, in the order of their times.
  List<SlowRow> work(SlowRow aCase) {
    return activities(aCase).stream()
        .filter(act -> act.is("actor_kind", "REP") && !act.isTrue("automated"))
        .toList();
  }

  /// What a rep wrote or said to the customer from the creation on.
  List<SlowRow> replies(SlowRow aCase) {
    return work(aCase).stream()
        .filter(act -> act.is("direction", "OUTBOUND") && act.isTrue("visible_to_customer"))
        .filter(act -> !act.time("happened_at").isBefore(aCase.time("created_at")))
        .toList();
  }

  /// Working seconds by the calendar of the case, null where that is not known.
  @Nullable Long workingSeconds(SlowRow aCase, LocalDateTime from, @Nullable LocalDateTime to) {
    var calendar =
        ofCase("case_interval", "valid_from", aCase.id()).stream()
            .filter(interval -> interval.is("kind", "STAGE"))
            .map(interval -> find("calendar_version", interval.uuid("calendar_version_id")))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return calendar == null
        ? null
        : WORKING_TIMES
            .computeIfAbsent(
                Set.copyOf(all("calendar_version")),
                versions -> new ToldWorkingTime(versions, DATA_BEGINS, DATA_ENDS))
            .between(calendar.uuid("calendar_id"), from, to);
  }

  /// For how long a case without a resolution has been there.
  @Nullable Long workingSecondsSoFar(SlowRow aCase) {
    var created = aCase.time("created_at");
    return aCase.has("first_resolved_at")
        ? null
        : workingSeconds(aCase, created, later(created, asOf()));
  }

  @Nullable SlowRow find(String source, @Nullable UUID id) {
    return stream(source).filter(row -> row.id().equals(id)).findFirst().orElse(null);
  }

  @Nullable Object team(@Nullable UUID rep) {
    var row = find("rep", rep);
    return row == null ? null : row.get("team_id");
  }

  /// Adds what is known of a case.
  SlowRow withCase(SlowRow row, @Nullable SlowRow aCase, String typeColumn) {
    var with = row;
    for (var column : OF_CASE) {
      with =
          with.with(
              column.equals("type") ? typeColumn : column,
              aCase == null ? null : aCase.get(column));
    }
    return with;
  }

  /// A row about a case, with its account.
  SlowRow about(SlowRow aCase) {
    return withCase(new SlowRow(aCase.id(), Map.of()), aCase, "type")
        .with("account_id", aCase.get("account_id"));
  }

  /// By time, and of rows at the same time by id.
  static Comparator<SlowRow> inOrder(String time) {
    return Comparator.comparing((SlowRow row) -> row.time(time))
        .thenComparing(row -> row.id().toString());
  }

  static LocalDateTime earlier(LocalDateTime a, LocalDateTime b) {
    return a.isBefore(b) ? a : b;
  }

  static LocalDateTime later(LocalDateTime a, LocalDateTime b) {
    return a.isAfter(b) ? a : b;
  }

  static LocalDateTime orOpen(@Nullable LocalDateTime time) {
    return time == null ? OPEN_END : time;
  }
}
