package io.bellwether.scoring.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Changes to apply in tests. Ticks are numbers: one a minute.
public final class Changes {

  static final Instant FIRST_TICK = Instant.parse("2026-03-01T00:00:00Z");

  private Changes() {}

  public static Instant tick(int number) {
    return FIRST_TICK.plus(Duration.ofMinutes(number));
  }

  public static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  public static FactChange account(String tenant, String name, long seq, int tick, String tier) {
    return upsert(
        SubscriptionTables.ACCOUNT, tenant, name, seq, tick, null, null, null, tier, null);
  }

  public static FactChange line(
      String tenant,
      String name,
      long seq,
      int tick,
      String account,
      String currency,
      long monthly,
      LocalDate from,
      @Nullable LocalDate to) {
    return upsert(
        SubscriptionTables.RECURRING_LINE,
        tenant,
        name,
        seq,
        tick,
        id(account),
        null,
        "plan",
        currency,
        monthly,
        1,
        from.atStartOfDay(),
        to == null ? FactStore.OPEN_END : to.atStartOfDay());
  }

  public static FactChange usage(
      String tenant, String account, long seq, int tick, LocalDate usedOn, int seatsUsed) {
    return upsert(
        SubscriptionTables.USAGE_DAY,
        tenant,
        account + usedOn,
        seq,
        tick,
        id(account),
        usedOn.atStartOfDay(),
        null,
        seatsUsed);
  }

  public static FactChange survey(String tenant, String kind, long seq, int tick, int scaleMax) {
    return upsert(SurveyTables.SURVEY, tenant, kind, seq, tick, kind, 0, scaleMax);
  }

  public static FactChange response(
      String tenant, String kind, long seq, int tick, String account, int score, Instant at) {
    return upsert(
        SurveyTables.RESPONSE,
        tenant,
        account + seq,
        seq,
        tick,
        id(kind),
        id(account),
        null,
        score,
        LocalDateTime.ofInstant(at, ZoneOffset.UTC));
  }

  /// @param resolved what case-service says of the first resolution; the last is not read here
  public static FactChange supportCase(
      String tenant,
      String name,
      long seq,
      int tick,
      @Nullable String account,
      Instant created,
      @Nullable Instant resolved) {
    return upsert(
        CaseTables.SUPPORT_CASE,
        tenant,
        name,
        seq,
        tick,
        account == null ? null : id(account),
        created,
        resolved,
        resolved,
        null,
        resolved == null ? "OPEN" : "RESOLVED",
        "EMAIL",
        "HOW_TO",
        null,
        null,
        null);
  }

  public static FactChange caseEvent(
      String tenant, String name, long seq, int tick, String ofCase, String kind, Instant at) {
    return upsert(CaseTables.CASE_EVENT, tenant, name, seq, tick, id(ofCase), at, kind, null, null);
  }

  /// @param how actor kind, type, direction; `visible` and `automated` where it is
  public static FactChange activity(
      String tenant, String name, long seq, int tick, String ofCase, Instant at, String how) {
    var words = List.of(how.split(" "));
    return upsert(
        CaseTables.ACTIVITY,
        tenant,
        name,
        seq,
        tick,
        id(ofCase),
        at,
        words.get(0),
        null,
        words.get(1),
        words.get(2),
        words.contains("visible"),
        words.contains("automated"),
        null,
        null);
  }

  /// An open case of a severity.
  public static FactChange openCase(
      String tenant,
      String name,
      long seq,
      @Nullable String account,
      Instant created,
      @Nullable String severity) {
    return upsert(
        CaseTables.SUPPORT_CASE,
        tenant,
        name,
        seq,
        1,
        account == null ? null : id(account),
        created,
        null,
        null,
        null,
        "OPEN",
        "EMAIL",
        "DEFECT",
        severity);
  }

  /// A message of a rep to the customer, with the minutes that it took.
  public static FactChange reply(
      String tenant,
      String name,
      long seq,
      String ofCase,
      String rep,
      Instant at,
      @Nullable Integer minutes) {
    return upsert(
        CaseTables.ACTIVITY,
        tenant,
        name,
        seq,
        1,
        id(ofCase),
        at,
        "REP",
        id(rep),
        "REPLY",
        "OUTBOUND",
        true,
        false,
        minutes == null ? null : new BigDecimal(minutes).setScale(ColumnType.DECIMAL_PLACES));
  }

  /// A running clock of a service level, for the first response.
  public static FactChange runningClock(
      String tenant, String name, long seq, String ofCase, Instant started, @Nullable Instant due) {
    return upsert(
        CaseTables.SLA_CLOCK,
        tenant,
        name,
        seq,
        1,
        id(ofCase),
        "FIRST_RESPONSE",
        "BUSINESS",
        3600L,
        started,
        due);
  }

  /// A time in which a case had a priority.
  public static FactChange priority(
      String tenant, String name, long seq, String ofCase, String value, Instant from, Instant to) {
    return upsert(
        CaseTables.CASE_INTERVAL, tenant, name, seq, 1, id(ofCase), "PRIORITY", value, from, to);
  }

  /// The same case, taken in by a team.
  public static FactChange takenBy(String team, FactChange change) {
    return with(change, "team_id", id(team));
  }

  /// The same row, with another value in a column.
  public static FactChange with(FactChange change, String column, @Nullable Object value) {
    var values = Arrays.asList(change.values().toArray());
    var columns = change.fact().columns().stream().map(FactColumn::name).toList();
    values.set(columns.indexOf(column), value);
    return new FactChange(
        change.fact(),
        change.tenant(),
        change.id(),
        change.seq(),
        change.knownAt(),
        change.op(),
        values);
  }

  public static FactChange rep(
      String tenant,
      String name,
      long seq,
      String team,
      int weeklyHours,
      @Nullable String calendar) {
    return upsert(
        CaseTables.REP,
        tenant,
        name,
        seq,
        1,
        id(team),
        null,
        null,
        new BigDecimal(weeklyHours).setScale(ColumnType.DECIMAL_PLACES),
        calendar == null ? null : id(calendar));
  }

  public static FactChange calendarVersion(
      String tenant, String name, long seq, String calendar, String zone, String weeklyHours) {
    return upsert(
        CaseTables.CALENDAR_VERSION, tenant, name, seq, 1, id(calendar), null, zone, weeklyHours);
  }

  public static FactChange contract(
      String tenant, String name, long seq, String account, LocalDate from, LocalDate to) {
    return upsert(
        SubscriptionTables.CONTRACT,
        tenant,
        name,
        seq,
        1,
        id(account),
        null,
        from.atStartOfDay(),
        to.atStartOfDay());
  }

  public static FactChange upsert(
      FactTable fact, String tenant, String name, long seq, int tick, @Nullable Object... values) {
    // Columns that are not given are null.
    return new FactChange(
        fact,
        tenant,
        id(name),
        seq,
        tick(tick),
        FactChange.Op.UPSERT,
        Arrays.asList(Arrays.copyOf(values, fact.columns().size())));
  }

  public static FactChange deleted(FactTable fact, String tenant, String name, long seq, int tick) {
    return new FactChange(fact, tenant, id(name), seq, tick(tick), FactChange.Op.DELETE, List.of());
  }

  public static FactChange erased(FactTable fact, String tenant, String name, long seq, int tick) {
    return new FactChange(fact, tenant, id(name), seq, tick(tick), FactChange.Op.ERASE, List.of());
  }

  static LocalDateTime midnight(String date) {
    return LocalDate.parse(date).atStartOfDay();
  }
}
