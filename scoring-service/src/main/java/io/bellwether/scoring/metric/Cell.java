package io.bellwether.scoring.metric;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All that a formula may know: an interval and the metric's terms in it, for one group.
///
/// @param zone where the days of the interval begin
/// @param group dimension to value; empty without grouping and in totals
/// @param filteredBy the dimensions by which rows were left out
public record Cell(
    Interval interval,
    ZoneId zone,
    Map<String, String> group,
    Set<String> filteredBy,
    Map<String, Term> terms) {

  public Cell {
    group = Map.copyOf(group);
    filteredBy = Set.copyOf(filteredBy);
    terms = Map.copyOf(terms);
  }

  public Cell(Interval interval, Map<String, Term> terms) {
    this(interval, ZoneOffset.UTC, Map.of(), Set.of(), terms);
  }

  public Cell in(ZoneId otherZone, Map<String, String> otherGroup, Collection<String> filters) {
    return new Cell(interval, otherZone, otherGroup, Set.copyOf(filters), terms);
  }

  public Cell with(Map<String, Term> otherTerms) {
    return new Cell(interval, zone, group, filteredBy, otherTerms);
  }

  public Instant begin() {
    return interval.from().atStartOfDay(zone).toInstant();
  }

  /// Whether it has rows of some values of the dimension alone, as its group or by a filter.
  public boolean isCutBy(String dimension) {
    return group.containsKey(dimension) || filteredBy.contains(dimension);
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

  private <T extends Term> T term(String name, Class<T> kind) {
    var term = terms.get(name);
    if (!kind.isInstance(term)) {
      throw new IllegalStateException(
          "term %s is %s (expected: %s)".formatted(name, term, kind.getSimpleName()));
    }
    return kind.cast(term);
  }
}
