package io.bellwether.kit.collection;

import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a list is asked for: typed filters, an order, a page size and a cursor. Parameters that the
/// collection does not have are refused, so that no filter is silently ignored.
record ListQuery(
    List<Condition> conditions,
    List<SortKey> sort,
    int limit,
    @Nullable String cursor,
    boolean includeTotal,
    String fingerprint) {

  static final int DEFAULT_LIMIT = 50;
  static final int MAX_LIMIT = 200;

  /// One filter: SQL with a single `?` for a text array, and the texts.
  record Condition(String sql, List<String> texts) {}

  /// One field of the order. The id is always among them, so that no two rows are equal in it.
  record SortKey(String name, String column, String sqlType, boolean descending) {}

  private static final String VOIDED = "voided";
  private static final List<String> OWN = List.of("limit", "cursor", "sort", "include");
  private static final AttributeType INSTANT = AttributeType.of(Instant.class);
  private static final AttributeType BOOLEAN = AttributeType.of(Boolean.class);
  private static final AttributeType TEXT = AttributeType.of(String.class);
  private static final AttributeType UUID_TYPE = AttributeType.of(UUID.class);
  private static final Map<String, String> COMPARISONS =
      Map.of("gte", ">=", "gt", ">", "lte", "<=", "lt", "<");

  static ListQuery of(Shape<?> shape, String tenant, MultivaluedMap<String, String> parameters) {
    var conditions = new ArrayList<Condition>();
    var filters = new TreeMap<String, String>();
    var unknown = new ArrayList<FieldError>();
    for (var entry : parameters.entrySet()) {
      var name = entry.getKey();
      if (entry.getValue().size() > 1) {
        throw Problems.parameter(
            name,
            String.join(" and ", entry.getValue()),
            "at most once; several values with commas");
      }
      var value = entry.getValue().getFirst();
      if (OWN.contains(name)) {
        continue;
      }
      var condition = condition(shape, tenant, name, value);
      if (condition == null) {
        unknown.add(
            FieldError.ofParameter(
                name,
                Slug.UNKNOWN_PARAMETER.wireName(),
                "%s is not a parameter of this list".formatted(name)));
      } else {
        conditions.add(condition);
        filters.put(name, value);
      }
    }
    if (!unknown.isEmpty()) {
      throw Problems.of(
          Slug.UNKNOWN_PARAMETER,
          "%s (expected: %s)"
              .formatted(
                  String.join("; ", unknown.stream().map(FieldError::message).toList()),
                  String.join(", ", parameterNames(shape))),
          unknown);
    }
    if (shape.voidable() && !filters.containsKey(VOIDED)) {
      conditions.add(voided("false"));
    }
    var sort = sort(shape, parameters.getFirst("sort"));
    return new ListQuery(
        conditions,
        sort,
        limit(parameters.getFirst("limit")),
        parameters.getFirst("cursor"),
        includesTotal(parameters.getFirst("include")),
        fingerprint(sort.toString() + filters));
  }

  /// The same list with only those rows that refer to this one.
  ListQuery only(Attribute reference, UUID id) {
    var narrowed = new ArrayList<>(conditions);
    narrowed.add(
        new Condition(reference.column() + " = ANY(?::text[]::uuid[])", List.of(id.toString())));
    return new ListQuery(
        narrowed,
        sort,
        limit,
        cursor,
        includeTotal,
        fingerprint(fingerprint + reference.name() + id));
  }

  /// Binds a cursor to its list.
  private static String fingerprint(String list) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The filters of a collection beside the parameters that every list has.
  static List<String> parameterNames(Shape<?> shape) {
    var names = new ArrayList<String>(OWN);
    names.add("externalId");
    for (var attribute : shape.attributes()) {
      if (attribute.filterable()) {
        names.add(attribute.name());
        var twin = attribute.externalTwin();
        if (twin != null) {
          names.add(twin);
        }
        if (attribute.ordered()) {
          names.addAll(List.of(attribute.name() + ".gte", attribute.name() + ".lt"));
        }
      }
    }
    if (shape.voidable()) {
      names.add(VOIDED);
    }
    for (var system : List.of("recordedAt", "updatedAt")) {
      names.addAll(List.of(system + ".gte", system + ".lt"));
    }
    return names;
  }

  private static @Nullable Condition condition(
      Shape<?> shape, String tenant, String name, String value) {
    if (!parameterNames(shape).contains(name)) {
      return null;
    }
    if (name.equals("externalId")) {
      return oneOf("external_id", TEXT, name, value);
    }
    if (name.equals(VOIDED)) {
      return voided(parsed(BOOLEAN, name, value));
    }
    int dot = name.indexOf('.');
    var base = dot < 0 ? name : name.substring(0, dot);
    if (base.equals("recordedAt") || base.equals("updatedAt")) {
      return compared(Attribute.snakeCase(base), INSTANT, name, name.substring(dot + 1), value);
    }
    for (var attribute : shape.attributes()) {
      if (attribute.name().equals(base)) {
        return dot < 0
            ? oneOf(attribute.column(), attribute.type(), name, value)
            : compared(attribute.column(), attribute.type(), name, name.substring(dot + 1), value);
      }
      var entity = attribute.references();
      if (entity != null && base.equals(attribute.externalTwin())) {
        var ids =
            Arrays.stream(value.split(",", -1))
                .map(externalId -> Ids.named(tenant, entity, externalId).toString())
                .toList();
        return oneOf(attribute.column(), UUID_TYPE, name, String.join(",", ids));
      }
    }
    return null;
  }

  /// What no longer counts is listed only when asked for.
  private static Condition voided(String whether) {
    return new Condition("(voided_at IS NOT NULL) = (?::text[]::boolean[])[1]", List.of(whether));
  }

  private static Condition oneOf(String column, AttributeType type, String name, String value) {
    var texts = Arrays.stream(value.split(",", -1)).map(one -> parsed(type, name, one)).toList();
    return new Condition(
        "%s = ANY(?::text[]::%s[])".formatted(column, type.parts().getFirst().sqlType()), texts);
  }

  private static Condition compared(
      String column, AttributeType type, String name, String operator, String value) {
    return new Condition(
        "%s %s (?::text[]::%s[])[1]"
            .formatted(column, COMPARISONS.get(operator), type.parts().getFirst().sqlType()),
        List.of(parsed(type, name, value)));
  }

  private static String parsed(AttributeType type, String name, String value) {
    try {
      return type.parse(value).toString();
    } catch (IllegalArgumentException e) {
      throw Problems.parameter(name, value, type.expected());
    }
  }

  private static int limit(@Nullable String value) {
    if (value == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below, together with the range.
    }
    throw Problems.parameter("limit", value, "a whole number from 1 to " + MAX_LIMIT);
  }

  private static boolean includesTotal(@Nullable String value) {
    if (value != null && !value.equals("total")) {
      throw Problems.parameter("include", value, "total");
    }
    return value != null;
  }

  static List<String> sortable(Shape<?> shape) {
    var names = new ArrayList<>(List.of("id", "recordedAt", "updatedAt"));
    shape.attributes().stream()
        .filter(Attribute::sortable)
        .map(Attribute::name)
        .forEach(names::add);
    return names;
  }

  private static List<SortKey> sort(Shape<?> shape, @Nullable String value) {
    var keys = new ArrayList<SortKey>();
    for (var field : (value == null ? "id" : value).split(",", -1)) {
      keys.add(sortKey(shape, field, String.valueOf(value)));
    }
    if (keys.stream().map(SortKey::name).distinct().count() < keys.size()) {
      throw Problems.parameter("sort", String.valueOf(value), "each field once");
    }
    if (keys.stream().noneMatch(key -> key.name().equals("id"))) {
      keys.add(new SortKey("id", "id", "uuid", keys.getLast().descending()));
    }
    return List.copyOf(keys);
  }

  private static SortKey sortKey(Shape<?> shape, String field, String value) {
    var descending = field.startsWith("-");
    var name = descending ? field.substring(1) : field;
    if (!sortable(shape).contains(name)) {
      throw Problems.parameter(
          "sort",
          value,
          "some of %s, joined by commas, with a leading - for descending"
              .formatted(sortable(shape)));
    }
    var attribute = shape.find(name);
    var type =
        attribute != null
            ? attribute.type().parts().getFirst().sqlType()
            : name.equals("id") ? "uuid" : "timestamptz";
    return new SortKey(name, Attribute.snakeCase(name), type, descending);
  }
}
