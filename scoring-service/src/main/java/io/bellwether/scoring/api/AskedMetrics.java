package io.bellwether.scoring.api;

import static java.util.stream.Collectors.toSet;

import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.metric.ClosedDimensions;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.query.Grain;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.Reads;
import io.bellwether.scoring.query.Series;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question about metrics, checked: what it names exists, and fits each metric.
///
/// @param ranking null for groups in the order of their names
record AskedMetrics(
    List<Metric> metrics,
    AskedDefinitions definitions,
    Query query,
    @Nullable Ranking ranking,
    Standards standards) {

  /// What its answer is going to read.
  Reads reads() {
    return Reads.of(query, metrics);
  }

  /// More pieces are another question, or a mistake in the dates.
  private static final int MOST_INTERVALS = 1500;

  /// Every group has a result for each interval.
  private static final int MOST_INTERVALS_OF_GROUPS = 400;

  static final int MOST_GROUPINGS = 3;

  /// Each is a condition of the statement, and the database's parser recurses into conditions: some
  /// thousands of them end the process. The groups count too, since the rows behind a value are
  /// asked for with one more filter for each of them.
  static final int MOST_FILTERS = 20;

  private static final int MOST_FILTER_VALUES = 200;
  private static final int LONGEST_FILTER_VALUE = 200;

  /// What every question about metrics knows.
  static final Set<String> SHARED_PARAMETERS =
      Set.of(
          "from",
          "to",
          "timeZone",
          "filter",
          "definition",
          "clock",
          AskedCredit.PARAMETER,
          "knownAt");

  static final Set<String> ROW_PARAMETERS = and("term", "limit", "cursor");

  static final Set<String> PARAMETERS =
      and("grain", "groupBy", "compareTo", "totals", "orderBy", "top", "limit", "cursor");

  /// By which rows are alike, for operations that compare those alike: groups inside of the groups.
  static final String ADJUST_FOR = "adjustFor";

  /// What is known where a metric is taken apart.
  static final Set<String> IN_PARTS =
      Stream.concat(PARAMETERS.stream(), Stream.of(ADJUST_FOR)).collect(Collectors.toSet());

  /// The parameters of an operation that knows these beside what all of them know.
  static Set<String> and(String... own) {
    return Stream.concat(SHARED_PARAMETERS.stream(), Stream.of(own)).collect(Collectors.toSet());
  }

  static AskedMetrics of(List<Metric> metrics, String tenant, Parameters parameters) {
    return of(metrics, tenant, parameters, Standards.USUAL);
  }

  static AskedMetrics of(
      List<Metric> metrics, String tenant, Parameters parameters, Standards standards) {
    var from = parameters.date("from");
    var to = parameters.date("to");
    if (!from.isBefore(to)) {
      throw Problems.parameter("to", to.toString(), "a date after from, " + from);
    }
    var groupBy = groupBy(parameters, metrics);
    var filters = parameters.texts("filter");
    if (filters.size() + groupBy.size() > MOST_FILTERS) {
      throw Problems.parameter(
          "filter",
          "%d filters and groups".formatted(filters.size() + groupBy.size()),
          "at most %d, each dimension of groupBy counted as one".formatted(MOST_FILTERS));
    }
    var cut =
        new Query.Cut(
            grain(parameters, new Interval(from, to), !groupBy.isEmpty()),
            groupBy,
            parameters.flag("totals"),
            parameters.choice("compareTo", "", List.of("previousPeriod")).equals("previousPeriod"));
    var query =
        new Query(
            tenant,
            new Interval(from, to),
            parameters.zone("timeZone", standards.settings().zone()),
            cut,
            filters.stream().map(text -> filter(text, metrics)).toList(),
            parameters.instant("knownAt").orElse(null));
    var definitions = AskedDefinitions.of(parameters, metrics, query.dimensions());
    return new AskedMetrics(
        List.copyOf(metrics),
        definitions,
        AskedCredit.of(parameters, query, metrics, definitions),
        Ranking.of(parameters, groupBy).orElse(null),
        standards);
  }

  /// The dialects of a metric that were asked for.
  List<Dialect> dialects(Metric metric) {
    return definitions.of(metric);
  }

  /// The terms of which those of all groups must be those of the whole, as far as their rows have
  /// the dimensions of the groups.
  List<String> addedUp(Metric metric) {
    var terms =
        dialects(metric).stream()
            .flatMap(dialect -> metric.addedUp(dialect).stream())
            .collect(toSet());
    return metric.measures().stream()
        .filter(measure -> measure.makesGroups(query.cut().groupBy()))
        .filter(measure -> measure.fact().allDimensions().containsAll(query.cut().groupBy()))
        .map(Measure::name)
        .filter(terms::contains)
        .toList();
  }

  /// Whose the rows of a metric are; empty where nobody asks by rep or team.
  Optional<String> credit(Metric metric) {
    return query.isByPeople()
        ? Optional.of(AskedCredit.named(metric, dialects(metric), query))
        : Optional.empty();
  }

  /// The sources of everything that the question reads.
  Set<String> sources() {
    var names = new TreeSet<String>();
    for (var metric : metrics) {
      for (var measure : metric.reads()) {
        names.add(measure.fact().source().wireName());
        if (query.dimensions().stream().anyMatch(measure.fact()::takesFromAccount)) {
          names.add(Source.SUBSCRIPTION.wireName());
        }
        if (query.dimensions().stream().anyMatch(measure.fact()::takesFromCase)) {
          names.add(Source.CASE.wireName());
        }
      }
    }
    return names;
  }

  /// The question about all that is in none of the groups; empty if it has more filters than a
  /// question may have.
  Optional<Query> without(List<Series.Point> groups) {
    var filters = new LinkedHashSet<>(query.filters());
    for (var point : groups) {
      point
          .group()
          .forEach(
              (dimension, value) -> {
                if (!value.equals(Ranking.OTHER)) {
                  filters.add(new Filter(dimension, Filter.Operator.NE, List.of(value)));
                }
              });
    }
    return filters.size() > MOST_FILTERS
        ? Optional.empty()
        : Optional.of(query.with(List.copyOf(filters)));
  }

  private static Grain grain(Parameters parameters, Interval interval, boolean grouped) {
    var names = Arrays.stream(Grain.values()).map(Grain::wireName).toList();
    var name = parameters.choice("grain", "none", names);
    var grain = Grain.valueOf(name.toUpperCase(Locale.ROOT));
    var days = interval.to().toEpochDay() - interval.from().toEpochDay();
    var most = grouped ? MOST_INTERVALS_OF_GROUPS : MOST_INTERVALS;
    if (grain != Grain.NONE && (days > 50_000 || grain.split(interval).size() > most)) {
      throw Problems.parameter(
          "grain",
          name,
          "at most %d intervals %sfrom from to to"
              .formatted(most, grouped ? "where there are groups " : ""));
    }
    return grain;
  }

  private static List<String> groupBy(Parameters parameters, List<Metric> metrics) {
    var groupBy = parameters.list("groupBy", MOST_GROUPINGS);
    groupBy.forEach(dimension -> checkDimension("groupBy", dimension, metrics));
    var adjustFor = parameters.list(ADJUST_FOR, MOST_GROUPINGS);
    for (var dimension : adjustFor) {
      checkDimension(ADJUST_FOR, dimension, metrics);
      if (groupBy.contains(dimension)) {
        throw Problems.parameter(ADJUST_FOR, dimension, "a dimension that is not in groupBy");
      }
    }
    return Stream.concat(groupBy.stream(), adjustFor.stream()).toList();
  }

  private static Filter filter(String text, List<Metric> metrics) {
    var expected = "dimension:eq:value, dimension:in:value,value or dimension:ne:value";
    var parts = text.split(":", 3);
    if (parts.length < 3 || parts[2].isEmpty() || parts[2].codePoints().anyMatch(c -> !isText(c))) {
      throw Problems.parameter("filter", shown(text), expected);
    }
    checkDimension("filter", parts[0], metrics);
    var operator =
        Arrays.stream(Filter.Operator.values())
            .filter(o -> o.wireName().equals(parts[1]))
            .findFirst()
            .orElseThrow(() -> Problems.parameter("filter", shown(text), expected));
    var values =
        operator == Filter.Operator.IN
            ? Arrays.stream(parts[2].split(",", -1)).distinct().toList()
            : List.of(parts[2]);
    if (values.size() > MOST_FILTER_VALUES) {
      throw Problems.parameter(
          "filter",
          "%d values".formatted(values.size()),
          "at most %d".formatted(MOST_FILTER_VALUES));
    }
    for (var value : values) {
      if (value.length() > LONGEST_FILTER_VALUE) {
        throw Problems.parameter(
            "filter",
            "a value of %d characters".formatted(value.length()),
            "at most %d".formatted(LONGEST_FILTER_VALUE));
      }
      checkValue("filter", parts[0], value);
    }
    return new Filter(parts[0], operator, values);
  }

  /// Of a dimension whose values are all known, another one is a mistake.
  static void checkValue(String parameter, String dimension, String value) {
    var values = ClosedDimensions.values(dimension);
    if (!values.isEmpty() && !values.contains(value) && !value.equals(Filter.NONE)) {
      throw Problems.parameter(
          parameter,
          shown(value),
          "a value of %s, one of %s or %s"
              .formatted(dimension, String.join(", ", values), Filter.NONE));
    }
  }

  /// No control character, and no half of a pair, which no encoding can write.
  private static boolean isText(int codePoint) {
    return codePoint >= ' ' && !(codePoint >= 0xD800 && codePoint <= 0xDFFF);
  }

  private static String shown(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  private static void checkDimension(String parameter, String dimension, List<Metric> metrics) {
    for (var metric : metrics) {
      if (!metric.definition().dimensions().contains(dimension)) {
        throw Problems.parameter(
            parameter,
            shown(dimension),
            "for %s one of %s"
                .formatted(metric.definition().id(), metric.definition().dimensions()));
      }
    }
  }
}
