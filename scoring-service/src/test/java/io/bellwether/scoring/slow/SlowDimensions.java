package io.bellwether.scoring.slow;

import static java.time.temporal.IsoFields.QUARTER_OF_YEAR;
import static java.util.Objects.requireNonNullElse;

import io.bellwether.scoring.metric.Credit;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Measure;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The groups that rows belong to: what a row says of itself, of its account and of the clock on
/// the wall.
final class SlowDimensions {

  private static final String NONE = "(none)";

  private final SlowAccounts accounts;
  private final ZoneId zone;
  private final LocalDate lastDay;
  private final Map<UUID, SlowRow> firstAssignees;
  private final boolean ofFirst;

  /// @param firstAssignees who had a case first, by case
  /// @param ofFirst whether rows are theirs
  SlowDimensions(
      SlowAccounts accounts,
      ZoneId zone,
      LocalDate lastDay,
      Map<UUID, SlowRow> firstAssignees,
      boolean ofFirst) {
    this.firstAssignees = firstAssignees;
    this.ofFirst = ofFirst;
    this.accounts = accounts;
    this.zone = zone;
    this.lastDay = lastDay;
  }

  List<String> group(SlowRow row, Measure measure, List<String> dimensions) {
    var group = new ArrayList<String>();
    for (var dimension : dimensions) {
      group.add(value(row, measure, dimension));
    }
    return List.copyOf(group);
  }

  /// Each group also with the hours, or the days of the week, at which nothing happened.
  static Set<List<String>> withEveryHour(Set<List<String>> groups, int place, String dimension) {
    var all =
        switch (dimension) {
          case Fact.BY_HOUR -> IntStream.range(0, 24).mapToObj("%02d"::formatted).toList();
          case Fact.BY_WEEKDAY ->
              List.of("1-MON", "2-TUE", "3-WED", "4-THU", "5-FRI", "6-SAT", "7-SUN");
          default -> List.<String>of();
        };
    var more = new HashSet<>(groups);
    for (var group : groups) {
      for (var value : all) {
        var other = new ArrayList<>(group);
        other.set(place, value);
        more.add(other);
      }
    }
    return more;
  }

  private String value(SlowRow row, Measure measure, String dimension) {
    var own = measure.fact().dimensions().get(dimension);
    if (own != null && ofFirst && Fact.BY_PEOPLE.contains(dimension) && isTransferable(measure)) {
      var first = firstAssignees.get(row.id());
      return first == null ? NONE : orNone(first.text(dimension + "_id"));
    }
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
    if (dimension.equals(Fact.BY_LAST_RESPONSE)) {
      return age(row.time("last_response_at"));
    }
    var account = accounts.now(row);
    if (dimension.equals(Fact.BY_COHORT)) {
      return orNone(cohort(account));
    }
    if (dimension.equals(Fact.BY_TENURE)) {
      return orNone(tenure(account));
    }
    var ofAccount = Fact.ACCOUNT_DIMENSIONS.get(dimension);
    if (ofAccount == null) {
      throw new IllegalArgumentException("the slow way does not know " + dimension);
    }
    return orNone(accounts.value(row, measure, dimension, ofAccount));
  }

  private String age(LocalDateTime answered) {
    var end =
        lastDay
            .plusDays(1)
            .atStartOfDay(zone)
            .withZoneSameInstant(ZoneOffset.UTC)
            .toLocalDateTime();
    var age = Duration.between(answered, end);
    var days = List.of(1, 3, 7, 30);
    var names = List.of("00-01d", "01-03d", "03-07d", "07-30d");
    return IntStream.range(0, days.size())
        .filter(i -> age.compareTo(Duration.ofDays(days.get(i))) <= 0)
        .mapToObj(names::get)
        .findFirst()
        .orElse("30d+");
  }

  private static boolean isTransferable(Measure measure) {
    return measure.fact().idIsCase()
        && Set.of(Credit.RESOLVER, Credit.ASSIGNEE, Credit.REPLIER, Credit.HOLDER)
            .contains(requireNonNullElse(measure.fact().credit(), Credit.SHARED));
  }

  private static @Nullable String cohort(@Nullable SlowRow account) {
    var since = account == null ? null : account.at("customer_since");
    return since == null ? null : "%04d-Q%d".formatted(since.getYear(), since.get(QUARTER_OF_YEAR));
  }

  private @Nullable String tenure(@Nullable SlowRow account) {
    var since = account == null ? null : account.at("customer_since");
    if (since == null || since.toLocalDate().isAfter(lastDay)) {
      return null;
    }
    var years = Period.between(since.toLocalDate(), lastDay).getYears();
    return years >= 10 ? "10+" : "%02d".formatted(years);
  }

  private ZonedDateTime local(SlowRow row, Measure measure) {
    return row.time(measure.timing().columns().getFirst())
        .atZone(ZoneOffset.UTC)
        .withZoneSameInstant(zone);
  }

  private static String orNone(@Nullable String text) {
    return text == null ? NONE : text;
  }
}
