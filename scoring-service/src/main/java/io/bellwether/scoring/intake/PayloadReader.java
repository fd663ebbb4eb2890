package io.bellwether.scoring.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.scoring.store.ColumnType;
import io.bellwether.scoring.store.FactColumn;
import io.bellwether.scoring.store.FactStore;
import io.bellwether.scoring.store.FactTable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a payload strictly: a value of another type is no value. What it does not name is ignored,
/// so that a source may add columns.
final class PayloadReader {

  private PayloadReader() {}

  /// A payload that cannot be understood; the message says which column, value and expectation.
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  static List<@Nullable Object> values(FactTable fact, JsonNode payload) throws Unreadable {
    if (!payload.isObject()) {
      throw new Unreadable("there is no payload (expected: an object)");
    }
    var values = new ArrayList<@Nullable Object>(fact.columns().size());
    for (var column : fact.columns()) {
      values.add(value(column, payload.path(column.key())));
    }
    return values;
  }

  private static @Nullable Object value(FactColumn column, JsonNode json) throws Unreadable {
    if (json.isMissingNode() || json.isNull()) {
      return switch (column.absence()) {
        case UNKNOWN -> null;
        case OPEN -> FactStore.OPEN_END;
        case REFUSED -> throw unreadable(column, json, "a value");
      };
    }
    return switch (column.type()) {
      case TEXT -> text(column, json);
      case UUID -> PageTranslation.uuid(text(column, json));
      case INTEGER -> {
        if (!json.isIntegralNumber() || !json.canConvertToInt()) {
          throw unreadable(column, json, "a whole number of 32 bits");
        }
        yield json.intValue();
      }
      case BIGINT -> {
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
          throw unreadable(column, json, "a whole number of 64 bits");
        }
        yield json.longValue();
      }
      case DECIMAL -> decimal(column, json);
      case BOOLEAN -> {
        if (!json.isBoolean()) {
          throw unreadable(column, json, "true or false");
        }
        yield json.booleanValue();
      }
      case JSON -> {
        if (!json.isContainerNode()) {
          throw unreadable(column, json, "a list or an object");
        }
        yield json.toString();
      }
      case DATE -> date(column, json);
      case TIMESTAMP -> timestamp(column, json);
    };
  }

  private static String text(FactColumn column, JsonNode json) throws Unreadable {
    if (!json.isTextual()) {
      throw unreadable(column, json, "text");
    }
    return json.textValue();
  }

  /// The digits are counted first: a number like 1e999999999 would otherwise be written out.
  private static BigDecimal decimal(FactColumn column, JsonNode json) throws Unreadable {
    var number = json.isNumber() ? json.decimalValue() : null;
    if (number == null
        || (long) number.precision() - number.scale() > ColumnType.WHOLE_DIGITS
        || number.stripTrailingZeros().scale() > ColumnType.DECIMAL_PLACES) {
      throw unreadable(
          column,
          json,
          "a number with up to %d digits before and %d behind the point"
              .formatted(ColumnType.WHOLE_DIGITS, ColumnType.DECIMAL_PLACES));
    }
    return number.setScale(ColumnType.DECIMAL_PLACES);
  }

  private static LocalDateTime date(FactColumn column, JsonNode json) throws Unreadable {
    try {
      return inRange(column, json, LocalDate.parse(text(column, json)).atStartOfDay());
    } catch (DateTimeException _) {
      throw unreadable(column, json, "a date like 2026-01-31");
    }
  }

  private static LocalDateTime timestamp(FactColumn column, JsonNode json) throws Unreadable {
    try {
      var instant = OffsetDateTime.parse(text(column, json)).toInstant();
      return inRange(column, json, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    } catch (DateTimeException _) {
      throw unreadable(column, json, "an instant like 2026-01-31T12:00:00+00:00");
    }
  }

  private static LocalDateTime inRange(FactColumn column, JsonNode json, LocalDateTime value)
      throws Unreadable {
    if (column.absence() == FactColumn.Absence.OPEN && value.isAfter(FactStore.OPEN_END)) {
      // People write 9999-12-31 for "no end" too.
      return FactStore.OPEN_END;
    }
    if (value.getYear() < 1 || value.isAfter(FactStore.OPEN_END)) {
      throw unreadable(column, json, "a time between the years 1 and 9999");
    }
    return value;
  }

  private static Unreadable unreadable(FactColumn column, JsonNode json, String expected) {
    var shown = json.isMissingNode() ? "missing" : json.toString();
    return new Unreadable(
        "%s is %s (expected: %s)"
            .formatted(
                column.key(), shown.length() <= 100 ? shown : shown.substring(0, 100), expected));
  }
}
