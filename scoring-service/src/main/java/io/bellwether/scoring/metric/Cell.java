package io.bellwether.scoring.metric;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// All that a formula may know: an interval and the metric's terms in it, for one group.
///
/// @param zone where the days of the interval begin
/// @param group dimension to value; empty without grouping and in totals
/// @param filters by which rows were left out
public record Cell(
    Interval interval,
    ZoneId zone,
    Map<String, String> group,
    List<Filter> filters,
    Map<String, Term> terms) {

  public Cell {
    group = Map.copyOf(group);
    filters = List.copyOf(filters);
    terms = Map.copyOf(terms);
  }

  public Cell(Interval interval, Map<String, Term> terms) {
    this(interval, ZoneOffset.UTC, Map.of(), List.of(), terms);
  }

  public Cell in(ZoneId otherZone, Map<String, String> otherGroup, List<Filter> otherFilters) {
    return new Cell(interval, otherZone, otherGroup, otherFilters, terms);
  }

  public Cell with(Map<String, Term> otherTerms) {
    return new Cell(interval, zone, group, filters, otherTerms);
  }

  public Instant begin() {
    return interval.from().atStartOfDay(zone).toInstant();
  }

  /// Whether it has rows of some values of the dimension alone, as its group or by a filter.
  public boolean isCutBy(String dimension) {
    return group.containsKey(dimension)
        || filters.stream().anyMatch(filter -> filter.dimension().equals(dimension));
  }

  /// Whether rows with this value of the dimension are in it, as far as that dimension says.
  public boolean hasRowsOf(String dimension, String value) {
    var ofGroup = group.get(dimension);
    return (ofGroup == null || ofGroup.equals(value))
        && filters.stream()
            .filter(filter -> filter.dimension().equals(dimension))
            .allMatch(filter -> filter.lets(value));
  }

  public long count(String name) {
    return term(name, Term.Count.class).count();
  }

  public BigDecimal sum(String name) {
    return term(name, Term.Sum.class).sum();
  }

  public Term.Spread spread(String name) {
    return term(name, Term.Spread.class);
  }

  public Term.Common common(String name) {
    return term(name, Term.Common.class);
  }

  public List<Double> each(String name) {
    return term(name, Term.Each.class).values();
  }

  /// How much there is of a term: how many rows, or what they add up to.
  public BigDecimal amount(String name) {
    return switch (term(name, Term.class)) {
      case Term.Count(var count) -> BigDecimal.valueOf(count);
      case Term.Sum(var sum) -> sum;
      case Term.Spread spread -> BigDecimal.valueOf(spread.n());
      case Term.Each(var values) -> BigDecimal.valueOf(values.size());
      case Term.Common(var different, _) -> BigDecimal.valueOf(different);
    };
  }

  private <T extends Term> T term(String name, Class<T> kind) {
    var term = terms.get(name);
    if (!kind.isInstance(term)) {
      throw new IllegalStateException(
          "term %s is %s (expected: %s)".formatted(name, term, kind.getSimpleName()));
    }
    return kind.cast(term);
  }
}
