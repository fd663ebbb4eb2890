package io.bellwether.scoring.metric;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A metric over accounts: each of those that count, with what happened to it, also when nothing
/// did. A count over what happened alone would never see the silent ones.
public interface AccountPanel extends Metric {

  /// Which accounts count: those with a row.
  Measure members();

  /// Those in groups by these dimensions, where that takes other rows.
  default Measure membersBy(Collection<String> dimensions) {
    return members();
  }

  /// What happened to them, as a count or sum of each account; 0 where there is no row. The terms
  /// of a cell have one number for each member, in the order of the accounts, so that two columns
  /// are pairs.
  List<Measure> columns();

  /// Dimensions of what happened and not of the accounts. In a group by one of them all members
  /// count, each with what happened to it in that group: an account may be in several of them.
  default List<String> columnDimensions() {
    return List.of();
  }

  /// Whether one account by itself is among those that a way of answering counts.
  ///
  /// @param numerator null where the value is no quotient
  /// @param because why it is not counted, null where it is
  record Verdict(
      boolean counted,
      @Nullable Boolean numerator,
      @Nullable Boolean denominator,
      @Nullable String because) {

    /// @param outcome of a cell with this account alone, as a count or a share of accounts
    /// @param because why it is not counted, if it is not
    public static Verdict of(Outcome outcome, String because) {
      var evidence = outcome.evidence();
      var counted =
          evidence.numerator() == null
              ? outcome instanceof Outcome.Value(var quantity, _) && isSome(quantity)
              : isSome(evidence.numerator());
      return new Verdict(
          counted,
          evidence.numerator() == null ? null : counted,
          evidence.denominator() == null ? null : isSome(evidence.denominator()),
          counted ? null : because);
    }

    private static boolean isSome(@Nullable Quantity quantity) {
      return quantity instanceof Quantity.Count(var count) && count > 0;
    }
  }

  /// What a way of answering makes of one account; empty where each account counts by how much
  /// happened to it, or only beside the others.
  ///
  /// @param account a cell with this account alone
  default Optional<Verdict> verdict(Dialect dialect, Cell account) {
    return Optional.empty();
  }

  /// Where a member stands among all members, which what happened to it cannot say: more columns,
  /// by name. All members are those of the tenant: filters and groups choose among them, and do not
  /// change where one stands.
  default List<String> standings() {
    return List.of();
  }

  /// Those standings that are also dimensions.
  default List<String> standingDimensions() {
    return List.of();
  }

  /// What such a dimension calls a place, so that texts are in the order of places.
  default String place(String dimension, double value) {
    return "%02d".formatted(Math.round(value));
  }

  /// A place in a column of standings.
  ///
  /// @param because why the member does not count in it, in kebab-case; null where it does
  record Standing(double value, @Nullable String because) {
    public static Standing of(double value) {
      return new Standing(value, null);
    }

    public static Standing out(String because) {
      return new Standing(0, because);
    }
  }

  /// The standings of each member, in their order; one that is not known is missing for all.
  ///
  /// @param ofAll what is measured of all members as a group
  /// @param members the columns of each
  default List<Map<String, Standing>> standings(
      Map<String, Term> ofAll, List<Map<String, Double>> members) {
    return members.stream().map(_ -> Map.<String, Standing>of()).toList();
  }

  /// Columns that are parts of a whole, so that it can be told how unequally it is spread over the
  /// accounts; the first of them unless another is asked for.
  default List<String> spread() {
    return List.of();
  }

  /// Why nobody has a share of such a column; empty where they have.
  default Optional<String> notSpread(String column, Cell cell) {
    return Optional.empty();
  }

  /// What is measured of a group as a whole, such as its currency.
  default List<Measure> ofGroup() {
    return List.of();
  }

  /// Its members are counted, not rows that are in one group each.
  @Override
  default List<String> addedUp(Dialect dialect) {
    return List.of();
  }

  @Override
  default List<Measure> measures() {
    return Stream.concat(Stream.of(members()), ofGroup().stream()).toList();
  }

  @Override
  default List<Measure> reads() {
    return Stream.concat(measures().stream(), columns().stream()).toList();
  }

  @Override
  default List<Measure> ofValue() {
    return columns();
  }

  @Override
  default List<String> terms() {
    return Stream.concat(reads().stream().map(Measure::name), standings().stream()).toList();
  }

  /// The accounts that count with what happened to each: one row for each of them.
  @Override
  default String opened(Dialect dialect) {
    var opened = dialect.opened();
    return opened == null ? columns().getFirst().name() : opened;
  }

  @Override
  default Cell emptyCell(Interval interval) {
    var terms = new HashMap<String, Term>();
    ofGroup().forEach(measure -> terms.put(measure.name(), measure.agg().empty()));
    return cell(interval, terms, List.of());
  }

  /// @param ofGroup the terms of the group as a whole
  /// @param accounts the columns of each member, and its standings as far as they are known
  default Cell cell(
      Interval interval, Map<String, Term> ofGroup, Collection<Map<String, Double>> accounts) {
    var terms = new HashMap<>(ofGroup);
    terms.put(members().name(), new Term.Count(accounts.size()));
    for (var column : columns()) {
      terms.put(
          column.name(),
          new Term.Each(
              accounts.stream().map(account -> account.getOrDefault(column.name(), 0.0)).toList()));
    }
    for (var standing : standings()) {
      terms.put(
          standing,
          new Term.Each(
              accounts.stream()
                  .map(account -> account.get(standing))
                  .filter(Objects::nonNull)
                  .toList()));
    }
    return new Cell(interval, terms);
  }
}
