package io.bellwether.kit.collection;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How one Java type goes between JSON, the database and query parameters. Columns travel to the
/// database as text with a cast, so that one statement writes a whole batch of any collection.
///
/// @param expected what a value looks like, for error messages
/// @param parts the columns: suffix of the name and SQL type
/// @param ordered whether `gte` and `lt` make sense
record AttributeType(
    Class<?> javaType,
    String expected,
    List<Part> parts,
    boolean ordered,
    FromJson fromJson,
    FromText fromText,
    ToTexts toTexts,
    FromRow fromRow) {

  record Part(String suffix, String sqlType) {}

  /// Throws IllegalArgumentException (or a subclass, or a parse exception) when the value is none.
  interface FromJson {
    Object read(JsonNode node);
  }

  interface FromText {
    Object read(String text);
  }

  interface ToTexts {
    String[] write(Object value);
  }

  interface FromRow {
    @Nullable Object read(ResultSet row, String column) throws SQLException;
  }

  Object parse(JsonNode node) {
    try {
      return fromJson.read(node);
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Object parse(String text) {
    try {
      return fromText.read(text);
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static AttributeType of(Class<?> type) {
    if (type == String.class) {
      return scalar(type, "text without control characters", "text", false, AttributeType::text);
    }
    if (type == UUID.class) {
      return scalar(type, "a UUID", "uuid", false, AttributeType::uuid);
    }
    if (type == Instant.class) {
      return scalar(
          type,
          "an RFC 3339 instant between the years 1900 and 9998, such as 2026-01-31T09:00:00Z",
          "timestamptz",
          true,
          AttributeType::instant,
          (row, column) -> {
            var value = row.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
          });
    }
    if (type == LocalDate.class) {
      return scalar(
          type,
          "a date between the years 1900 and 9998, such as 2026-01-31",
          "date",
          true,
          AttributeType::date);
    }
    if (type == LocalTime.class) {
      return scalar(
          type, "a time of day to the second, such as 09:30", "time", true, AttributeType::time);
    }
    if (type == Integer.class) {
      return number(type, "a whole number", "integer", node -> integral(node).intValueExact());
    }
    if (type == Long.class) {
      return number(type, "a whole number", "bigint", node -> integral(node).longValueExact());
    }
    if (type == BigDecimal.class) {
      return number(
          type,
          "a number",
          "numeric",
          AttributeType::decimal,
          (row, column) -> {
            var value = row.getBigDecimal(column);
            return value == null ? null : plain(value);
          });
    }
    if (type == Boolean.class) {
      return new AttributeType(
          type,
          "true or false",
          List.of(new Part("", "boolean")),
          false,
          node -> require(node.isBoolean(), node.booleanValue()),
          text -> require(text.equals("true") || text.equals("false"), text.equals("true")),
          value -> new String[] {value.toString()},
          (row, column) -> row.getObject(column, Boolean.class));
    }
    if (type == Money.class) {
      return money();
    }
    if (type == Codes.class) {
      return codes();
    }
    if (type.isEnum()) {
      return enumeration(type);
    }
    throw new IllegalStateException("no attribute type for %s".formatted(type));
  }

  private static AttributeType scalar(
      Class<?> type, String expected, String sqlType, boolean ordered, FromText fromText) {
    return scalar(
        type, expected, sqlType, ordered, fromText, (row, column) -> row.getObject(column, type));
  }

  private static AttributeType scalar(
      Class<?> type,
      String expected,
      String sqlType,
      boolean ordered,
      FromText fromText,
      FromRow fromRow) {
    return new AttributeType(
        type,
        expected,
        List.of(new Part("", sqlType)),
        ordered,
        node -> fromText.read(require(node.isTextual(), node.textValue())),
        fromText,
        value -> new String[] {value.toString()},
        fromRow);
  }

  private static AttributeType number(
      Class<?> type, String expected, String sqlType, FromJsonNumber reader) {
    return number(type, expected, sqlType, reader, (row, column) -> row.getObject(column, type));
  }

  private static AttributeType number(
      Class<?> type, String expected, String sqlType, FromJsonNumber reader, FromRow fromRow) {
    return new AttributeType(
        type,
        expected,
        List.of(new Part("", sqlType)),
        true,
        node -> reader.read(require(node.isNumber(), node.decimalValue())),
        text -> reader.read(new BigDecimal(text)),
        value -> new String[] {value.toString()},
        fromRow);
  }

  private interface FromJsonNumber {
    Object read(BigDecimal number);
  }

  private static AttributeType enumeration(Class<?> type) {
    var names = Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    return new AttributeType(
        type,
        "one of " + names,
        List.of(new Part("", "text")),
        false,
        node -> constant(type, require(node.isTextual(), node.textValue())),
        text -> constant(type, text),
        value -> new String[] {value.toString()},
        (row, column) -> {
          var name = row.getString(column);
          return name == null ? null : constant(type, name);
        });
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  private static AttributeType money() {
    return new AttributeType(
        Money.class,
        "an object with amountMinor (a whole number) and currency (an ISO 4217 code such as EUR)",
        List.of(new Part("_minor", "bigint"), new Part("_currency", "text")),
        false,
        AttributeType::moneyOf,
        text -> {
          throw new IllegalArgumentException(text);
        },
        value ->
            value instanceof Money money
                ? new String[] {Long.toString(money.amountMinor()), money.currency()}
                : new String[2],
        (row, column) -> {
          var currency = row.getString(column + "_currency");
          return currency == null ? null : new Money(row.getLong(column + "_minor"), currency);
        });
  }

  /// An array in the database; as text, `{"A","B"}` (no code holds a quote or a backslash).
  private static AttributeType codes() {
    return new AttributeType(
        Codes.class,
        "a list of at most %d codes, each %s".formatted(Codes.MAX, Code.EXPECTED),
        List.of(new Part("", "text[]")),
        false,
        AttributeType::codesOf,
        text -> {
          throw new IllegalArgumentException(text);
        },
        value -> new String[] {literal((Codes) value)},
        (row, column) -> {
          var array = row.getArray(column);
          return array == null ? null : new Codes(List.of((String[]) array.getArray()));
        });
  }

  private static Codes codesOf(JsonNode node) {
    require(node.isArray(), node);
    var codes = new ArrayList<String>();
    node.forEach(code -> codes.add(require(code.isTextual(), code.textValue())));
    return Codes.of(codes);
  }

  private static String literal(Codes codes) {
    return codes.values().stream()
        .map(code -> '"' + code + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Money moneyOf(JsonNode node) {
    var amount = node.path("amountMinor");
    var currency = node.path("currency");
    require(
        node.isObject() && node.size() == 2 && amount.isIntegralNumber() && currency.isTextual(),
        node);
    var code = currency.textValue();
    require(code.equals(code.toUpperCase(Locale.ROOT)), code);
    return new Money(
        amount.bigIntegerValue().longValueExact(), Currency.getInstance(code).getCurrencyCode());
  }

  private static String text(String value) {
    require(
        value.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r')
            // Half of a surrogate pair is no character; stored, it would become a question mark.
            && StandardCharsets.UTF_8.newEncoder().canEncode(value),
        value);
    return value;
  }

  private static UUID uuid(String value) {
    require(value.length() == 36, value);
    return UUID.fromString(value);
  }

  private static Instant instant(String value) {
    var instant = OffsetDateTime.parse(value).toInstant();
    require(inRange(LocalDate.ofInstant(instant, java.time.ZoneOffset.UTC)), value);
    // PostgreSQL keeps microseconds; keeping more would make a repeated import look like a change.
    return instant.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }

  private static LocalDate date(String value) {
    var date = LocalDate.parse(value);
    require(inRange(date), value);
    return date;
  }

  private static LocalTime time(String value) {
    var time = LocalTime.parse(value);
    require(time.getNano() == 0, value);
    return time;
  }

  private static boolean inRange(LocalDate date) {
    return date.getYear() >= 1900 && date.getYear() <= 9998;
  }

  private static BigDecimal integral(BigDecimal number) {
    // Bounded before the exact conversion, which would otherwise unfold 1e1000000 digit by digit.
    require(number.precision() - number.scale() <= 19 && number.scale() <= 100, number);
    return number;
  }

  private static BigDecimal decimal(BigDecimal number) {
    require(number.precision() - number.scale() <= 100 && number.scale() <= 100, number);
    return plain(number);
  }

  /// One of all that are the same number: 20, 20.0 and 2E+1 are equal, or a repeated import would
  /// look like a change.
  private static BigDecimal plain(BigDecimal number) {
    var shortest = number.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  private static <V> V require(boolean holds, V value) {
    if (!holds) {
      throw new IllegalArgumentException(String.valueOf(value));
    }
    return value;
  }
}
