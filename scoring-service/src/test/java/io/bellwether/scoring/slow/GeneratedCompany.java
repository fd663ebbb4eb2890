package io.bellwether.scoring.slow;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.ColumnType;
import io.bellwether.scoring.store.Cursor;
import io.bellwether.scoring.store.FactChange;
import io.bellwether.scoring.store.FactPage;
import io.bellwether.scoring.store.FactStore;
import io.bellwether.scoring.store.FactTable;
import io.bellwether.scoring.store.FactTables;
import io.bellwether.scoring.store.TemporaryFactStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything that the sources of one tenant ever said, made up from a seed: every entity, every
/// value, nulls wherever they may be, rows that come late, twice or in the wrong order, and rows
/// that were said otherwise before.
public final class GeneratedCompany {

  /// How far the sources are; they said it all by then.
  public static final LocalDateTime AS_OF = LocalDateTime.of(2026, 5, 20, 0, 0);

  /// Far enough in the past to be known always.
  static final LocalDateTime LONG_AGO = LocalDateTime.of(2024, 1, 1, 0, 0);

  private static final int PAGES = 7;

  final Random random;
  final Moments moments;
  final String tenant;
  final List<String> currencies;
  private final List<FactChange> changes = new ArrayList<>();
  private final Map<FactTable, List<FactChange>> byFact = new HashMap<>();
  private long seq = 1000;

  private GeneratedCompany(String tenant, long seed, List<String> currencies) {
    this.tenant = tenant;
    this.random = new Random(seed);
    this.moments = new Moments(random);
    this.currencies = currencies;
  }

  /// @param currencies what its customers pay in; with several of them most money is not added up
  public static GeneratedCompany of(String tenant, long seed, String... currencies) {
    var company = new GeneratedCompany(tenant, seed, List.of(currencies));
    var accounts = new GeneratedCustomers(company).generate();
    var cases = new GeneratedCases(company, accounts).generate();
    new GeneratedMoney(company, accounts, cases).generate();
    new GeneratedSurveys(company, accounts, cases).generate();
    new GeneratedProduct(company, accounts, cases).generate();
    return company;
  }

  public String tenant() {
    return tenant;
  }

  /// Feeds companies through the writer, page by page; inside one tick in any order.
  public static void write(List<GeneratedCompany> companies, TemporaryFactStore facts) {
    for (var source : Source.values()) {
      var said = new ArrayList<FactChange>();
      for (var company : companies) {
        company.changes.stream().filter(c -> c.fact().source() == source).forEach(said::add);
      }
      Collections.shuffle(said, companies.getFirst().random);
      said.sort(Comparator.comparing(FactChange::knownAt));
      int size = said.size() / PAGES + 1;
      for (int from = 0; from < said.size(); from += size) {
        var page = said.subList(from, Math.min(said.size(), from + size));
        var after = facts.writer.cursor(source).token();
        var asOf = instant(AS_OF);
        var lastTick = page.getLast().knownAt();
        var next = new Cursor(source, after + "+", "epoch-1", asOf, asOf, asOf, lastTick, true);
        facts.writer.apply(new FactPage(after, next, page, List.of(), 0));
      }
    }
  }

  /// What the rows of a source were at a time, or are in the end: of the versions known by then the
  /// one that the source counts last.
  public List<SlowRow> rows(String fact, @Nullable Instant knownAt) {
    var latest = new HashMap<UUID, FactChange>();
    for (var change : byFact.getOrDefault(table(fact), List.of())) {
      if (knownAt == null || !change.knownAt().isAfter(knownAt)) {
        latest.merge(change.id(), change, (a, b) -> a.seq() > b.seq() ? a : b);
      }
    }
    return latest.values().stream()
        .filter(change -> change.op() == FactChange.Op.UPSERT)
        .map(GeneratedCompany::row)
        .toList();
  }

  UUID id(String name) {
    return UUID.nameUUIDFromBytes((tenant + name).getBytes(StandardCharsets.UTF_8));
  }

  /// Says a row. Some of them were said otherwise before, and some old version comes late.
  ///
  /// @param before what was said first, null for the same
  void say(String fact, String name, LocalDateTime knownAt, @Nullable Row before, Row row) {
    var first = earlier(knownAt, AS_OF);
    if (before != null) {
      add(fact, name, seq++, first, before);
      add(fact, name, seq + 1, first.plusDays(1 + random.nextInt(20)), row);
      if (random.nextInt(4) == 0) {
        // Nobody may believe what is older than what is known.
        add(fact, name, seq, AS_OF, before);
      }
      seq += 2;
    } else {
      add(fact, name, seq++, first, row);
    }
  }

  void say(String fact, String name, LocalDateTime knownAt, Row row) {
    say(fact, name, knownAt, null, row);
  }

  /// A row that was never meant to be and is gone again.
  void sayAndTakeBack(String fact, String name, LocalDateTime knownAt, Row row) {
    say(fact, name, knownAt, row);
    var change =
        new FactChange(
            table(fact),
            tenant,
            id(name),
            seq++,
            instant(earlier(knownAt.plusDays(30), AS_OF)),
            FactChange.Op.DELETE,
            List.of());
    keep(change);
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /// One of the values, or now and then none.
  @Nullable String maybe(String... values) {
    return chance(8) ? null : oneOf(Arrays.asList(values));
  }

  <T> @Nullable T maybe(T value) {
    return chance(8) ? null : value;
  }

  /// Once in so many times.
  boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  int between(int from, int until) {
    return from + random.nextInt(until - from);
  }

  static LocalDateTime earlier(LocalDateTime a, LocalDateTime b) {
    return a.isBefore(b) ? a : b;
  }

  static LocalDateTime later(LocalDateTime a, LocalDateTime b) {
    return a.isAfter(b) ? a : b;
  }

  /// The columns of a row in the making.
  static final class Row {
    private final Map<String, @Nullable Object> values = new HashMap<>();

    Row put(String column, @Nullable Object value) {
      values.put(column, value);
      return this;
    }

    @Nullable Object get(String column) {
      return values.get(column);
    }

    Row copy() {
      var copy = new Row();
      copy.values.putAll(values);
      return copy;
    }
  }

  private void add(String fact, String name, long atSeq, LocalDateTime knownAt, Row row) {
    var table = table(fact);
    var unknown = new HashSet<>(row.values.keySet());
    var values = new ArrayList<@Nullable Object>();
    for (var column : table.columns()) {
      unknown.remove(column.name());
      var value = row.values.get(column.name());
      values.add(value == null ? absent(column) : typed(column.type(), value));
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("%s has no %s".formatted(fact, unknown));
    }
    keep(
        new FactChange(
            table,
            tenant,
            id(name),
            atSeq,
            instant(knownAt),
            FactChange.Op.UPSERT,
            Arrays.asList(values.toArray())));
  }

  private void keep(FactChange change) {
    changes.add(change);
    byFact.computeIfAbsent(change.fact(), _ -> new ArrayList<>()).add(change);
  }

  private static @Nullable Object absent(io.bellwether.scoring.store.FactColumn column) {
    return switch (column.absence()) {
      case OPEN -> FactStore.OPEN_END;
      case UNKNOWN -> null;
      case REFUSED -> throw new IllegalArgumentException("%s is required".formatted(column.name()));
    };
  }

  private static Object typed(ColumnType type, Object value) {
    return switch (type) {
      case INTEGER -> Integer.valueOf(value.toString());
      case BIGINT -> Long.valueOf(value.toString());
      case DECIMAL ->
          new BigDecimal(value.toString())
              .setScale(ColumnType.DECIMAL_PLACES, RoundingMode.UNNECESSARY);
      default -> value;
    };
  }

  private static SlowRow row(FactChange change) {
    var columns = new HashMap<String, Object>();
    for (int i = 0; i < change.values().size(); i++) {
      var value = change.values().get(i);
      if (value != null) {
        columns.put(change.fact().columns().get(i).name(), value);
      }
    }
    return new SlowRow(change.id(), columns);
  }

  private static Instant instant(LocalDateTime utc) {
    return utc.toInstant(ZoneOffset.UTC);
  }

  private static FactTable table(String name) {
    return FactTables.all().stream()
        .filter(fact -> fact.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
