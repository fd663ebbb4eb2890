package io.bellwether.scoring.slow;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Measure;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// The groups that rows belong to: what a row says of itself, of its account and of the clock on
/// the wall.
final class SlowDimensions {

  private static final String NONE = "(none)";

  private final Map<UUID, SlowRow> accounts = new HashMap<>();
  private final ZoneId zone;

  SlowDimensions(ExportedRows rows, ZoneId zone) throws SQLException {
    this.zone = zone;
    for (var account : rows.of(Facts.ACCOUNT)) {
      accounts.put(account.id(), account);
    }
  }

  List<String> group(SlowRow row, Measure measure, List<String> dimensions) {
    var group = new ArrayList<String>();
    for (var dimension : dimensions) {
      group.add(value(row, measure, dimension));
    }
    return List.copyOf(group);
  }

  private String value(SlowRow row, Measure measure, String dimension) {
    var own = measure.fact().dimensions().get(dimension);
    if (own != null) {
      return orNone(row.text(own));
    }
    if (dimension.equals(Fact.BY_HOUR)) {
      return "%02d".formatted(local(row, measure).getHour());
    }
    if (dimension.equals(Fact.BY_WEEKDAY)) {
      var day = local(row, measure).getDayOfWeek();
      return day.getValue() + "-" + day.name().substring(0, 3).toUpperCase(Locale.ROOT);
    }
    var ofAccount = Fact.ACCOUNT_DIMENSIONS.get(dimension);
    if (ofAccount == null) {
      throw new IllegalArgumentException("the slow way does not know " + dimension);
    }
    var id = row.uuid("account_id");
    var account = id == null ? null : accounts.get(id);
    return orNone(account == null ? null : account.text(ofAccount));
  }

  private ZonedDateTime local(SlowRow row, Measure measure) {
    return row.time(measure.timing().columns().getFirst())
        .atZone(ZoneOffset.UTC)
        .withZoneSameInstant(zone);
  }

  private static String orNone(@org.jspecify.annotations.Nullable String text) {
    return text == null ? NONE : text;
  }
}
