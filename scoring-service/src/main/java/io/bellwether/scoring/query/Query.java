package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is asked of the engine, whichever the metric.
///
/// @param zone where the days of the interval begin, for dates that are instants
/// @param knownAt answer as it was known then, null for now
/// @param ofFirst whether a row is, by rep and team, of who had its case first
public record Query(
    String tenant,
    Interval interval,
    ZoneId zone,
    Cut cut,
    List<Filter> filters,
    @Nullable Instant knownAt,
    boolean ofFirst) {

  public Query(
      String tenant,
      Interval interval,
      ZoneId zone,
      Cut cut,
      List<Filter> filters,
      @Nullable Instant knownAt) {
    this(tenant, interval, zone, cut, filters, knownAt, false);
  }

  /// How the answer is cut into cells.
  ///
  /// @param totals also the cells over all groups
  /// @param previous also the interval before each
  /// @param accountsAtTheEnd whether an account is in the groups that it was in at the end of an
  ///   interval, with all that happened to it, and not each row in those of its own time
  public record Cut(
      Grain grain,
      List<String> groupBy,
      boolean totals,
      boolean previous,
      boolean accountsAtTheEnd) {
    public static final Cut WHOLE = new Cut(Grain.NONE, List.of(), false, false);

    public Cut(Grain grain, List<String> groupBy, boolean totals, boolean previous) {
      this(grain, groupBy, totals, previous, false);
    }

    public Cut {
      groupBy = List.copyOf(groupBy);
    }

    public Cut withTotals() {
      return new Cut(grain, groupBy, true, previous, accountsAtTheEnd);
    }

    /// Each of the cells by account, without totals.
    Cut byAccount() {
      var groups = new ArrayList<>(groupBy);
      groups.add(Fact.BY_ACCOUNT);
      return new Cut(grain, groups, false, previous, true);
    }
  }

  public Query {
    filters = List.copyOf(filters);
  }

  /// The same question of some accounts alone.
  public Query onlyAccounts(Collection<UUID> accounts) {
    var ids = accounts.stream().map(UUID::toString).toList();
    var more = new ArrayList<>(filters);
    more.add(new Filter(Fact.BY_ACCOUNT, Filter.Operator.IN, ids));
    return with(more);
  }

  /// The same question of what was known at another time.
  public Query asKnownAt(@Nullable Instant otherKnownAt) {
    return new Query(tenant, interval, zone, cut, filters, otherKnownAt, ofFirst);
  }

  /// The same question where these dimensions do not matter.
  Query without(Collection<String> dimensions) {
    var groupBy = cut.groupBy().stream().filter(d -> !dimensions.contains(d)).toList();
    return new Query(
        tenant,
        interval,
        zone,
        new Cut(cut.grain(), groupBy, cut.totals(), cut.previous(), cut.accountsAtTheEnd()),
        filters.stream().filter(filter -> !dimensions.contains(filter.dimension())).toList(),
        knownAt,
        ofFirst);
  }

  /// The same question of everything, without groups.
  Query ofEverything() {
    return inTotal().with(List.of());
  }

  /// What it is grouped and filtered by.
  public List<String> dimensions() {
    return Stream.concat(cut.groupBy().stream(), filteredBy().stream()).toList();
  }

  public List<String> filteredBy() {
    return filters.stream().map(Filter::dimension).toList();
  }

  /// The same question without groups.
  Query inTotal() {
    return with(new Cut(cut.grain(), List.of(), false, cut.previous(), cut.accountsAtTheEnd()));
  }

  public Query with(Cut otherCut) {
    return new Query(tenant, interval, zone, otherCut, filters, knownAt, ofFirst);
  }

  public Query during(Interval otherInterval) {
    return new Query(tenant, otherInterval, zone, cut, filters, knownAt, ofFirst);
  }

  public Query with(List<Filter> otherFilters) {
    return new Query(tenant, interval, zone, cut, otherFilters, knownAt, ofFirst);
  }

  /// The same question where rows are of who had their case first.
  public Query creditedToFirst() {
    return new Query(tenant, interval, zone, cut, filters, knownAt, true);
  }

  /// Whether it asks by rep or team.
  public boolean isByPeople() {
    return dimensions().stream().anyMatch(Fact.BY_PEOPLE::contains);
  }
}
