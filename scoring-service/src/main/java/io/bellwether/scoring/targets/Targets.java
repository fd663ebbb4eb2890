package io.bellwether.scoring.targets;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import io.bellwether.scoring.catalogue.MetricCatalog;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a tenant wants to reach. Every result shows the target that holds for it.
@Singleton
public class Targets implements CollectionDefinition<Target> {

  private final MetricCatalog catalog;

  Targets(MetricCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Description<Target> describe() {
    return Description.of(
        "targets", "target", Target.class, "Values that the tenant wants its metrics to reach.");
  }

  @Override
  public void check(Target draft, References references, Violations violations) {
    draft.stated().check(catalog, violations);
    var validTo = draft.validTo();
    violations.unless(
        validTo == null || validTo.isAfter(draft.validFrom()),
        "validTo",
        validTo,
        "a date after validFrom, " + draft.validFrom());
  }

  /// The tenant's targets of these metrics, by metric.
  public TargetsInForce of(Connection connection, Collection<String> metrics) throws SQLException {
    var found = new HashMap<String, List<Target>>();
    try (var select =
        connection.prepareStatement(
            "SELECT metric, definition, value, currency, dimension, dimension_value, per,"
                + " valid_from, valid_to, source, set_on FROM target WHERE metric = ANY(?)"
                + " ORDER BY set_on DESC, id")) {
      select.setArray(1, connection.createArrayOf("text", metrics.toArray()));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var target = target(row);
          found.computeIfAbsent(target.metric(), _ -> new ArrayList<>()).add(target);
        }
      }
    }
    return new TargetsInForce(Map.copyOf(found));
  }

  private static Target target(ResultSet row) throws SQLException {
    var per = row.getString("per");
    return new Target(
        row.getString("metric"),
        row.getString("definition"),
        row.getBigDecimal("value"),
        row.getString("currency"),
        row.getString("dimension"),
        row.getString("dimension_value"),
        per == null ? null : Period.valueOf(per),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getString("source"),
        row.getObject("set_on", LocalDate.class));
  }
}
