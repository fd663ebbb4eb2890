package io.bellwether.scoring.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the engine answers, against loops over all rows that share nothing with it: no statement,
/// no database, no class. Conditions and expressions are asked of PostgreSQL, row by row.
/// `-Dseeds=5` makes up five companies, `-Dall=true` asks every metric by every dimension in every
/// way: a long run.
class EngineAgainstSlowMetricsTest {

  private static final List<Metric> METRICS = AllMetrics.list();

  private static final boolean ALL = Boolean.getBoolean("all");

  private static final int FEW = 10;

  @TempDir private static Path dir;

  /// How it is asked, besides by what it is grouped.
  private record Way(Grain grain, String zone, boolean past) {
    Asking of(String tenant) {
      var asking = Asking.during("2026-02-01", "2026-05-01").of(tenant).by(grain).in(zone);
      return past ? asking.knownAt("2026-04-10T00:00:00Z") : asking;
    }
  }

  private static final List<Way> WAYS = ways();

  /// What a metric is grouped by does not depend on when it was known: in the short run few of the
  /// groups are of the past, whose derived facts are computed for each question.
  private static final int PAST_EVERY = 6;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("seeds", 1));
  }

  @Test
  void the_slow_way_shares_nothing_with_the_engine() {
    noClasses()
        .that()
        .resideInAPackage("..scoring.slow..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..scoring.query..")
        .check(new ClassFileImporter().importPackages("io.bellwether.scoring.slow"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_answer_is_what_the_slow_way_makes_of_the_rows(long seed) throws Exception {
    try (var facts = new GeneratedFacts(dir, seed)) {
      var compared = new Compared(facts);
      int turn = (int) seed;
      for (var way : ALL ? WAYS : List.of(WAYS.get(0), WAYS.get(3), WAYS.get(5), WAYS.get(6))) {
        compared.ask(METRICS, way.of(GeneratedFacts.ONE_CURRENCY));
      }
      compared.ask(METRICS, WAYS.get(turn % WAYS.size()).of(GeneratedFacts.SEVERAL_CURRENCIES));
      for (var dimension : dimensions()) {
        var metrics = having(dimension, turn);
        for (var way : ALL ? WAYS : List.of(inTurn(turn))) {
          var asking = way.of(GeneratedFacts.ONE_CURRENCY).groupBy(dimension).withTotals();
          compared.ask(metrics, asking);
        }
        turn++;
      }
      for (var dimension : Fact.BY_PEOPLE) {
        var asking = inTurn(turn).of(GeneratedFacts.ONE_CURRENCY).groupBy(dimension).withTotals();
        compared.ask(having(dimension, turn++), asking.creditedToFirst());
      }
      var random = new Random(seed);
      for (var metric : METRICS) {
        var by = new ArrayList<>(metric.definition().dimensions());
        if (by.size() > 1 && (ALL || (turn++ + seed) % 2 == 0)) {
          var first = by.remove(random.nextInt(by.size()));
          var second = by.remove(random.nextInt(by.size()));
          var way = ALL ? WAYS.get(random.nextInt(WAYS.size())) : inTurn(turn);
          var asking = way.of(GeneratedFacts.ONE_CURRENCY).groupBy(first, second);
          compared.ask(List.of(metric), asking);
        }
      }

      assertSoftly(
          softly -> {
            softly.assertThat(compared.differences).as("differences, seed %d", seed).isEmpty();
            softly.assertThat(compared.notAddingUp).as("sums, seed %d", seed).isEmpty();
            softly.assertThat(compared.misfits).as("units, seed %d", seed).isEmpty();
            softly.assertThat(compared.withoutValue()).as("no value, seed %d", seed).isEmpty();
          });
    }
  }

  /// In the short run every fifth metric where many have the dimension: they group by the same
  /// code.
  private static List<Metric> having(String dimension, int turn) {
    var all =
        METRICS.stream().filter(m -> m.definition().dimensions().contains(dimension)).toList();
    return ALL || all.size() <= FEW
        ? all
        : all.stream().filter(metric -> (METRICS.indexOf(metric) + turn) % 5 == 0).toList();
  }

  private static Way inTurn(int turn) {
    var some = WAYS.stream().filter(way -> way.past() == (turn % PAST_EVERY == 0)).toList();
    return some.get(turn / PAST_EVERY % some.size());
  }

  private static TreeSet<String> dimensions() {
    return METRICS.stream()
        .flatMap(metric -> metric.definition().dimensions().stream())
        .collect(toCollection(TreeSet::new));
  }

  private static List<Way> ways() {
    var ways = new ArrayList<Way>();
    for (var grain : List.of(Grain.MONTH, Grain.WEEK)) {
      // Berlin changes its clocks in the interval, Kolkata is half an hour off and never does.
      for (var zone : List.of("Europe/Berlin", "Asia/Kolkata")) {
        ways.add(new Way(grain, zone, false));
        ways.add(new Way(grain, zone, true));
      }
    }
    return ways;
  }

  private static final class Compared {
    final List<String> differences = new ArrayList<>();
    final List<String> notAddingUp = new ArrayList<>();
    final Set<String> misfits = new TreeSet<>();
    private final GeneratedFacts facts;

    /// The greatest n of a value, of each definition.
    private final Map<String, Long> greatest = new TreeMap<>();

    Compared(GeneratedFacts facts) {
      this.facts = facts;
      for (var metric : METRICS) {
        for (var dialect : metric.dialects()) {
          greatest.put(metric.definition().id() + " " + dialect.reference(), 0L);
        }
      }
    }

    void ask(List<Metric> metrics, Asking asking) throws SQLException {
      var query = asking.query();
      for (var series : new Engine().answer(facts.reader(query), metrics, query)) {
        compare(series, query);
        if (query.cut().totals() && PartsOfTheWhole.isExpectedOf(series.metric(), query)) {
          for (var difference : PartsOfTheWhole.differences(series, query)) {
            notAddingUp.add(differ(series.metric(), query, difference));
          }
        }
      }
    }

    /// The definitions without a value that rests on more than one row.
    TreeSet<String> withoutValue() {
      return greatest.entrySet().stream()
          .filter(definition -> definition.getValue() <= 1)
          .map(Map.Entry::getKey)
          .collect(toCollection(TreeSet::new));
    }

    private void compare(Series series, Query query) throws SQLException {
      var metric = series.metric();
      var slow = facts.slow(query);
      var dimensions = query.cut().groupBy();
      var intervals = series.points().stream().map(Series.Point::interval).distinct().toList();
      var byInterval = new HashMap<Object, Map<List<String>, Cell>>();
      for (var point : series.points()) {
        var interval = point.interval();
        var isTotal = point.group().isEmpty();
        var key = isTotal ? List.of("total", interval) : interval;
        var expected = byInterval.get(key);
        if (expected == null) {
          expected =
              new HashMap<>(
                  slow.cells(
                      metric, interval, intervals, query.zone(), isTotal ? List.of() : dimensions));
          byInterval.put(key, expected);
        }
        var group = List.copyOf(point.group().values());
        var found = expected.remove(group);
        var cell =
            (found == null ? metric.emptyCell(interval) : found)
                .in(query.zone(), point.group(), query.filters());
        note(metric, point);
        if (!isTotal) {
          differences.addAll(readingWhatHasNotThe(dimensions, metric, point.cell()));
        }
        for (var broken : PartsOfTheWhole.brokenIdentities(metric, point.cell())) {
          notAddingUp.add(differ(metric, query, interval + " " + group + " " + broken));
        }
        for (var difference : ComparedCells.differences(metric, point.cell(), cell)) {
          differences.add(differ(metric, query, interval + " " + group + " " + difference));
        }
      }
      byInterval.forEach(
          (interval, missing) ->
              missing
                  .keySet()
                  .forEach(
                      group ->
                          differences.add(differ(metric, query, interval + " lacks " + group))));
    }

    /// A way of answering that can be cut by dimensions does without the terms that cannot.
    private static List<String> readingWhatHasNotThe(List<String> asked, Metric metric, Cell cell) {
      var dimensions = new ArrayList<>(asked);
      if (metric instanceof AccountPanel panel) {
        dimensions.removeAll(panel.standingDimensions());
      }
      var having = new HashMap<>(cell.terms());
      for (var measure : metric.reads()) {
        var cutBy = dimensions.stream().filter(d -> !measure.across().contains(d)).toList();
        if (!measure.fact().allDimensions().containsAll(cutBy)
            && metric.reads().stream()
                .filter(other -> other.name().equals(measure.name()))
                .allMatch(measure::equals)
            && !(metric instanceof AccountPanel panel && panel.members().equals(measure))) {
          having.remove(measure.name());
        }
      }
      var ofGroup = cell.with(having);
      var differences = new ArrayList<String>();
      for (var dialect : metric.dialects()) {
        if (dialect.canBeCutBy(dimensions)) {
          try {
            var outcome = dialect.finish().apply(cell);
            if (!dialect.finish().apply(ofGroup).equals(outcome)) {
              differences.add(dialect.reference() + " by " + dimensions + " is not " + outcome);
            }
          } catch (IllegalStateException e) {
            differences.add(dialect.reference() + " by " + dimensions + ": " + e.getMessage());
          }
        }
      }
      return differences;
    }

    private void note(Metric metric, Series.Point point) {
      for (var dialect : metric.dialects()) {
        if (dialect.finish().apply(point.cell())
            instanceof Outcome.Value(var quantity, var evidence)) {
          InUnits.misfit(metric, dialect, quantity).ifPresent(misfits::add);
          greatest.merge(
              metric.definition().id() + " " + dialect.reference(), evidence.n(), Math::max);
        }
      }
    }

    private static String differ(Metric metric, Query query, String what) {
      return "%s by %s, %s, %s, known at %s: %s"
          .formatted(
              metric.definition().id(),
              query.cut().groupBy(),
              query.cut().grain(),
              query.zone(),
              query.knownAt(),
              what);
    }
  }
}
