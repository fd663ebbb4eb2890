package io.bellwether.scoring.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.scoring.priority.Factor;
import io.bellwether.scoring.priority.PriorityWeights;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A merge patch of the settings (RFC 7396): what is not named stays, null goes back to what is
/// usual. All that is wrong is said at once.
final class SettingsChange {

  private static final int MOST_RELIABLE_FROM = 1_000_000;
  private static final String WEIGHTS = "priorityWeights";

  private static final List<String> FIELDS =
      List.of("timeZone", "currency", "fiscalYearStartMonth", "reliableFrom", WEIGHTS);

  private final ObjectNode json;
  private final List<FieldError> errors = new ArrayList<>();

  private SettingsChange(ObjectNode json) {
    this.json = json;
  }

  static TenantSettings apply(ObjectNode json, TenantSettings before) {
    refuseUnknown(json);
    var change = new SettingsChange(json);
    var usual = TenantSettings.USUAL;
    var zone = change.text("timeZone", before.timeZone(), usual.timeZone());
    var currency = change.text("currency", before.currency(), usual.currency());
    var month =
        change.number(
            "fiscalYearStartMonth",
            before.fiscalYearStartMonth(),
            usual.fiscalYearStartMonth(),
            12);
    var reliableFrom =
        change.number(
            "reliableFrom", before.reliableFrom(), usual.reliableFrom(), MOST_RELIABLE_FROM);
    var weights = change.weights(before.priorityWeights());
    if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
      change.refuse("timeZone", "an IANA time zone such as Europe/Berlin");
    }
    if (currency != null && !Currencies.isKnown(currency)) {
      change.refuse("currency", "an ISO 4217 code such as EUR");
    }
    if (!change.errors.isEmpty()) {
      throw Problems.of(
          Slug.INVALID_VALUE,
          String.join("; ", change.errors.stream().map(FieldError::message).toList()),
          change.errors);
    }
    return new TenantSettings(
        zone == null ? usual.timeZone() : zone,
        currency,
        month == null ? usual.fiscalYearStartMonth() : month,
        reliableFrom,
        weights);
  }

  /// Each weight is a setting of its own: one that is not named stays.
  private PriorityWeights weights(PriorityWeights before) {
    var given = json.path(WEIGHTS);
    if (given.isMissingNode()) {
      return before;
    }
    if (given.isNull()) {
      return PriorityWeights.USUAL;
    }
    if (!(given instanceof ObjectNode object)) {
      refuse(WEIGHTS, "an object, or null for the usual weights");
      return before;
    }
    for (var name : object.properties()) {
      if (Arrays.stream(Factor.values()).noneMatch(f -> f.wireName().equals(name.getKey()))) {
        errors.add(
            FieldError.at(
                WEIGHTS + "/" + name.getKey().replace("~", "~0").replace("/", "~1"),
                Slug.UNKNOWN_FIELD.wireName(),
                "%s is no factor of a priority (expected: one of %s)"
                    .formatted(
                        name.getKey(),
                        Arrays.stream(Factor.values()).map(Factor::wireName).toList())));
      }
    }
    var weights =
        new PriorityWeights(
            weight(object, Factor.VALUE, before),
            weight(object, Factor.AGE, before),
            weight(object, Factor.EFFORT, before),
            weight(object, Factor.RISK, before),
            weight(object, Factor.SLA, before),
            weight(object, Factor.SEVERITY, before),
            weight(object, Factor.WAITING, before),
            weight(object, Factor.RENEWAL, before));
    if (weights.sum() == 0) {
      refuse(WEIGHTS, "at least one weight above 0");
    }
    return weights;
  }

  private double weight(ObjectNode given, Factor factor, PriorityWeights before) {
    var value = given.path(factor.wireName());
    if (value.isMissingNode()) {
      return before.of(factor);
    }
    if (value.isNull()) {
      return PriorityWeights.USUAL.of(factor);
    }
    var number = value.isNumber() ? value.doubleValue() : -1;
    if (number < 0 || number > PriorityWeights.HIGHEST) {
      refuse(
          WEIGHTS + "/" + factor.wireName(),
          "a number from 0 to %.0f".formatted(PriorityWeights.HIGHEST));
    }
    return number;
  }

  private @Nullable String text(String name, @Nullable String before, @Nullable String usual) {
    var value = json.path(name);
    if (value.isMissingNode()) {
      return before;
    }
    if (!value.isNull() && !value.isTextual()) {
      refuse(name, "text");
    }
    return value.isTextual() ? value.textValue() : usual;
  }

  private @Nullable Integer number(
      String name, @Nullable Integer before, @Nullable Integer usual, int most) {
    var value = json.path(name);
    if (value.isMissingNode()) {
      return before;
    }
    if (value.isNull()) {
      return usual;
    }
    if (isBetween(value, most)) {
      return value.intValue();
    }
    refuse(name, "a whole number from 1 to " + most);
    return null;
  }

  private static boolean isBetween(JsonNode value, int most) {
    return value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= 1
        && value.intValue() <= most;
  }

  private void refuse(String name, String expected) {
    var text = json.at("/" + name).toString();
    var shown = text.length() <= 100 ? text : text.substring(0, 100) + "…";
    errors.add(
        FieldError.at(
            name,
            Slug.INVALID_VALUE.wireName(),
            "%s: %s (expected: %s)".formatted(name, shown, expected)));
  }

  private static void refuseUnknown(ObjectNode json) {
    var known = Set.copyOf(FIELDS);
    var errors = new ArrayList<FieldError>();
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                errors.add(
                    FieldError.at(
                        name,
                        Slug.UNKNOWN_FIELD.wireName(),
                        "%s is no setting (expected: one of %s)".formatted(name, FIELDS)));
              }
            });
    if (!errors.isEmpty()) {
      throw Problems.of(Slug.UNKNOWN_FIELD, errors.getFirst().message(), errors);
    }
  }
}
