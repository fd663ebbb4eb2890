package io.bellwether.scoring.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One question about customers, and every way in which it is answered. A metric is a final class
/// in one file, named like its id; declaring it adds it to the catalogue, the API and the
/// reference.
public interface Metric {

  Definition definition();

  /// The terms that the formulas need, each one aggregate over one fact.
  List<Measure> measures();

  /// The ways to answer; the first is the default. All of them read the same terms, so that asking
  /// for several costs one set of scans.
  List<Dialect> dialects();

  /// What the values of a way of answering are measured in.
  default Unit unit(Dialect dialect) {
    var unit = dialect.unit();
    return unit == null ? definition().unit() : unit;
  }

  /// What must add up in every cell; every answer says whether it does.
  default List<Identity> identities() {
    return List.of();
  }

  /// The terms of a way of answering of which each row is in one group, whatever the groups are of:
  /// those of all groups are those of the whole, by rep as by team and by reason. The whole is
  /// measured apart, and every answer with groups says whether it is so.
  default List<String> addedUp(Dialect dialect) {
    return measures().stream()
        .filter(Measure::addsUp)
        .map(Measure::name)
        .filter(
            Stream.of(opened(dialect), dialect.numerator(), dialect.denominator())
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet())
                ::contains)
        .toList();
  }

  /// Everything that an answer rests on: the measures, and those of other metrics that it uses.
  default List<Measure> reads() {
    return measures();
  }

  /// The measures that make the value, without those that say who counts.
  default List<Measure> ofValue() {
    return measures();
  }

  /// The names of the terms of a cell.
  default List<String> terms() {
    return measures().stream().map(Measure::name).toList();
  }

  /// The term whose rows a value opens to: that of the denominator where it is a quotient.
  default String opened(Dialect dialect) {
    return Stream.of(dialect.opened(), dialect.denominator())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> terms().getFirst());
  }

  /// What a way of answering counts that happens by chance, and to how many, where its value is how
  /// often: the numerator and denominator of its evidence. Empty where it is no such rate, or where
  /// its terms say so.
  default Optional<Rate> rate(Dialect dialect) {
    return Optional.empty();
  }

  /// Events for what is exposed to them.
  ///
  /// @param per for how many exposed the value is told
  /// @param growsWithTime whether more of them are to be expected of the same exposure in more
  ///   time; not where the exposure is time itself, or has a time of its own
  record Rate(int per, String events, String exposure, boolean growsWithTime) {
    public String inWords() {
      return (per == 1 ? "" : per + " * ") + events + " / " + exposure;
    }
  }

  /// Whether the groups of an answer add up to all, so that each has a share of it. That of
  /// different accounts does not: one may be in several groups.
  default boolean hasShares(Dialect dialect) {
    return false;
  }

  /// The terms of an interval without rows.
  default Cell emptyCell(Interval interval) {
    Map<String, Term> terms = new HashMap<>();
    measures().forEach(measure -> terms.put(measure.name(), measure.agg().empty()));
    return new Cell(interval, terms);
  }
}
