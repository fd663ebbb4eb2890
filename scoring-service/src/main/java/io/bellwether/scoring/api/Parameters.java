package io.bellwether.scoring.api;

import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The parameters of one request, each read by its type. A parameter that nobody knows, or one that
/// says nothing, is refused: an ignored filter answers a question that nobody asked.
final class Parameters {

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

  /// Others are instants too, but none that a database could hold.
  private static final Instant EARLIEST_INSTANT = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LATEST_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

  private final Map<String, List<String>> values;

  Parameters(Map<String, List<String>> values, Set<String> known) {
    refuseUnknown(values, known);
    this.values = values;
  }

  /// For operations that take none.
  static void refuseAny(Map<String, List<String>> values) {
    refuseUnknown(values, Set.of());
  }

  Optional<String> text(String name) {
    var given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw Problems.parameter(name, String.join(", ", given), "one value");
    }
    if (given.stream().anyMatch(String::isBlank)) {
      throw Problems.parameter(name, "", "a value");
    }
    return given.stream().findFirst();
  }

  /// Every value of a parameter that may be repeated.
  List<String> texts(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// Every value of a parameter that may be repeated or list its values with commas.
  List<String> list(String name, int most) {
    var all = texts(name).stream().flatMap(text -> Arrays.stream(text.split(",", -1))).toList();
    if (all.size() > most) {
      throw Problems.parameter(
          name, "%d values".formatted(all.size()), "at most %d".formatted(most));
    }
    if (all.stream().anyMatch(String::isBlank)) {
      throw Problems.parameter(name, String.join(",", texts(name)), "values parted by commas");
    }
    if (all.stream().distinct().count() < all.size()) {
      throw Problems.parameter(name, String.join(",", all), "each value once");
    }
    return all;
  }

  LocalDate date(String name) {
    var text = text(name).orElseThrow(() -> Problems.parameter(name, "", "a date, YYYY-MM-DD"));
    try {
      var date = LocalDate.parse(text);
      if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
        throw Problems.parameter(name, text, "a date from %s to %s".formatted(EARLIEST, LATEST));
      }
      return date;
    } catch (DateTimeException e) {
      throw Problems.parameter(name, text, "a date, YYYY-MM-DD");
    }
  }

  Optional<Instant> instant(String name) {
    return text(name)
        .map(
            text -> {
              try {
                var instant = OffsetDateTime.parse(text).toInstant();
                if (instant.isBefore(EARLIEST_INSTANT) || instant.isAfter(LATEST_INSTANT)) {
                  throw Problems.parameter(
                      name,
                      text,
                      "an instant from %s to %s".formatted(EARLIEST_INSTANT, LATEST_INSTANT));
                }
                return instant;
              } catch (DateTimeException e) {
                throw Problems.parameter(name, text, "an instant, 2026-01-31T12:00:00Z");
              }
            });
  }

  ZoneId zone(String name, ZoneId usual) {
    var text = text(name).orElse(usual.getId());
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw Problems.parameter(name, text, "an IANA time zone such as Europe/Berlin");
    }
    return ZoneId.of(text);
  }

  boolean flag(String name) {
    return choice(name, "false", Stream.of("true", "false").toList()).equals("true");
  }

  int number(String name, int otherwise, int highest) {
    var expected = "a whole number from 1 to " + highest;
    return text(name)
        .map(
            text -> {
              try {
                var number = Integer.parseInt(text);
                if (number >= 1 && number <= highest) {
                  return number;
                }
              } catch (NumberFormatException _) {
                // Said below, as for a number outside the range.
              }
              throw Problems.parameter(name, text, expected);
            })
        .orElse(otherwise);
  }

  /// Above 0 and up to 1.
  double share(String name, double otherwise) {
    return text(name)
        .map(
            text -> {
              try {
                var share = Double.parseDouble(text);
                if (share > 0 && share <= 1) {
                  return share;
                }
              } catch (NumberFormatException _) {
                // Said below, as for a number outside the range.
              }
              throw Problems.parameter(name, text, "a number above 0, and at most 1");
            })
        .orElse(otherwise);
  }

  String choice(String name, String otherwise, List<String> allowed) {
    var text = text(name).orElse(otherwise);
    if (!text.equals(otherwise) && !allowed.contains(text)) {
      throw Problems.parameter(name, text, "one of " + allowed);
    }
    return text;
  }

  /// The same for the same question, whichever page of its answer is asked for.
  String fingerprint() {
    var question = new TreeMap<>(values);
    question.remove("cursor");
    question.remove("limit");
    return question.toString();
  }

  private static void refuseUnknown(Map<String, List<String>> values, Set<String> known) {
    for (var name : values.keySet()) {
      if (!known.contains(name)) {
        var message =
            "%s (expected: %s)"
                .formatted(
                    name, known.isEmpty() ? "none" : "one of " + known.stream().sorted().toList());
        throw Problems.of(
            Slug.UNKNOWN_PARAMETER,
            message,
            List.of(FieldError.ofParameter(name, Slug.UNKNOWN_PARAMETER.wireName(), message)));
      }
    }
  }
}
