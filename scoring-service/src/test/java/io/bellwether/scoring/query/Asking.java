package io.bellwether.scoring.query;

import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.metric.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says queries shortly.
public final class Asking {

  private String tenant = FactFixture.TENANT;
  private final Interval interval;
  private ZoneId zone = ZoneId.of("UTC");
  private Grain grain = Grain.NONE;
  private List<String> groupBy = List.of();
  private boolean totals;
  private boolean previous;
  private final List<Filter> filters = new ArrayList<>();
  private @Nullable Instant knownAt;
  private boolean ofFirst;

  private Asking(Interval interval) {
    this.interval = interval;
  }

  public static Asking during(String from, String to) {
    return new Asking(Interval.of(from, to));
  }

  public Asking by(Grain theGrain) {
    grain = theGrain;
    return this;
  }

  public Asking in(String theZone) {
    zone = ZoneId.of(theZone);
    return this;
  }

  public Asking of(String theTenant) {
    tenant = theTenant;
    return this;
  }

  public Asking groupBy(String... dimensions) {
    groupBy = List.of(dimensions);
    return this;
  }

  public Asking withTotals() {
    totals = true;
    return this;
  }

  public Asking withPrevious() {
    previous = true;
    return this;
  }

  public Asking only(String dimension, Filter.Operator operator, String... values) {
    filters.add(new Filter(dimension, operator, List.of(values)));
    return this;
  }

  public Asking knownAt(String instant) {
    knownAt = Instant.parse(instant);
    return this;
  }

  public Asking creditedToFirst() {
    ofFirst = true;
    return this;
  }

  public Query query() {
    var cut = new Query.Cut(grain, groupBy, totals, previous);
    return new Query(tenant, interval, zone, cut, filters, knownAt, ofFirst);
  }
}
