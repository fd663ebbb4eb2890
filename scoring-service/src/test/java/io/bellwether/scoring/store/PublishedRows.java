package io.bellwether.scoring.store;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.report.ReportExample;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of an example as changes that a source tells.
public final class PublishedRows {

  private PublishedRows() {}

  /// Those of the rows that are of a source.
  public static List<FactChange> of(Source source, String tenant, List<ReportExample.Given> given) {
    var changes = new ArrayList<FactChange>();
    for (int i = 0; i < given.size(); i++) {
      var row = given.get(i);
      var seq = i + 1L;
      if (FactTables.all().stream().noneMatch(table -> table.entity().equals(row.entity()))) {
        throw new IllegalArgumentException("no source tells of a %s".formatted(row.entity()));
      }
      FactTables.find(source, row.entity())
          .ifPresent(table -> changes.add(change(table, tenant, seq, row)));
    }
    return changes;
  }

  /// The page of a source that tells them, which has been heard of also where there are none.
  public static FactPage page(Source source, String after, List<FactChange> changes) {
    var tick = Changes.tick(1);
    return new FactPage(
        after,
        new Cursor(source, "1", "epoch-1", tick, tick, tick, tick, true),
        changes,
        List.of(),
        0);
  }

  /// The id that stands for a name.
  public static UUID id(String name) {
    return name.length() == 36 ? UUID.fromString(name) : Changes.id(name);
  }

  private static FactChange change(
      FactTable table, String tenant, long seq, ReportExample.Given row) {
    var known = new ArrayList<>(row.columns().keySet());
    known.remove("id");
    known.removeAll(table.columns().stream().map(FactColumn::key).toList());
    if (!known.isEmpty()) {
      throw new IllegalArgumentException("a %s has no %s".formatted(row.entity(), known));
    }
    return new FactChange(
        table,
        tenant,
        id(Objects.requireNonNull(row.columns().get("id"), "id")),
        seq,
        Changes.tick(1),
        FactChange.Op.UPSERT,
        Arrays.asList(
            table.columns().stream()
                .map(column -> value(column, row.columns().get(column.key())))
                .toArray()));
  }

  private static @Nullable Object value(FactColumn column, @Nullable String text) {
    if (text == null) {
      return switch (column.absence()) {
        case REFUSED -> throw new IllegalArgumentException(column.key() + " has to be said");
        case OPEN -> FactStore.OPEN_END;
        case UNKNOWN -> null;
      };
    }
    return switch (column.type()) {
      case TEXT, JSON -> text;
      case UUID -> id(text);
      case INTEGER -> Integer.valueOf(text);
      case BIGINT -> Long.valueOf(text);
      case DECIMAL -> new BigDecimal(text).setScale(ColumnType.DECIMAL_PLACES);
      case BOOLEAN -> Boolean.valueOf(text);
      case DATE -> LocalDate.parse(text).atStartOfDay();
      case TIMESTAMP -> LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
    };
  }
}
