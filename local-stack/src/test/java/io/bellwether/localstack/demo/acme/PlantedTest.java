package io.bellwether.localstack.demo.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What is planted can be found by whoever looks, with several seeds. Bounds lie between "nothing
/// is there" and the planted value, so far from both that chance does not decide.
@ParameterizedClass
@ValueSource(longs = {AcmeCompany.SEED, 1, 2, 3})
class PlantedTest {

  private static final Set<String> SUCCESS = Set.of("rep-11", "rep-12");

  private final Told told;

  PlantedTest(long seed) {
    this.told = Told.of(seed);
  }

  @Test
  void defects_cost_satisfaction() {
    var defects = satisfaction(SupportCase::isDefect);
    var others = satisfaction(Predicate.not(SupportCase::isDefect));

    assertThat(others.mean() - defects.mean())
        .isGreaterThan(Planted.CSAT_LOST_BY_DEFECT / 2)
        .isGreaterThan(5 * others.errorOfDifference(defects));
  }

  @Test
  void use_fades_months_before_a_loss_and_not_earlier() {
    var longBefore = Sample.of(adoption(7, 12));
    var before = Sample.of(adoption(1, 3));

    // In full use at first: 0.75 of the losses fade to 0.25 then, on average to a half in 1 to 3
    // months before.
    assertThat(longBefore.mean()).isGreaterThan(0.62);
    assertThat(longBefore.mean() - before.mean())
        .isGreaterThan(0.2)
        .isGreaterThan(5 * longBefore.errorOfDifference(before));
  }

  @Test
  void customers_who_are_called_early_stay() {
    var called = lossInFirstYear(calls -> calls >= 3);
    var uncalled = lossInFirstYear(calls -> calls < 3);

    assertThat(uncalled.mean()).isGreaterThan(3 * called.mean());
    assertThat(uncalled.mean() - called.mean())
        .isGreaterThan(3 * uncalled.errorOfDifference(called));
  }

  @Test
  void the_rep_with_the_hard_cases_looks_worst_and_is_not() {
    var medians =
        emea(_ -> true).stream()
            .collect(Collectors.groupingBy(PlantedTest::rep))
            .entrySet()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> median(one.getValue())));
    var hers = medians.remove(Planted.HARD_CASES_REP);

    assertThat(hers)
        .isGreaterThan(1.25 * medians.values().stream().max(Double::compare).orElseThrow());
    for (var severity : List.of("HIGH", "CRITICAL")) {
      var sheTakes = logHours(severity, Planted.HARD_CASES_REP::equals);
      var othersTake = logHours(severity, rep -> !rep.equals(Planted.HARD_CASES_REP));

      assertThat(sheTakes.mean() - othersTake.mean())
          .isLessThan(3 * sheTakes.errorOfDifference(othersTake));
    }
  }

  @Test
  void most_cases_arrive_on_monday_morning() {
    var mornings =
        raised().stream()
            .map(one -> one.createdAt().atZone(region(one).zone()))
            .filter(at -> 8 <= at.getHour() && at.getHour() < 11)
            .collect(Collectors.groupingBy(at -> at.getDayOfWeek(), Collectors.counting()));

    assertThat(mornings.get(DayOfWeek.MONDAY))
        .isGreaterThan(
            3
                * Stream.of(
                        DayOfWeek.TUESDAY,
                        DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY)
                    .map(mornings::get)
                    .max(Comparator.naturalOrder())
                    .orElseThrow());
  }

  @Test
  void the_bad_release_brings_defects_and_nothing_else() {
    var days = Duration.ofDays(42);
    var earlier = Planted.BAD_RELEASE.minusDays(days.toDays());

    assertThat(ratio(SupportCase::isDefect, earlier)).isBetween(2.3, 3.9);
    assertThat(ratio(Predicate.not(SupportCase::isDefect), earlier)).isBetween(0.8, 1.25);
  }

  @Test
  void who_is_about_to_leave_does_not_answer() {
    var unhappy = answered(true);
    var others = answered(false);

    assertThat(unhappy.mean()).isLessThan(0.3);
    assertThat(others.mean()).isGreaterThan(0.4);
    assertThat(others.mean() - unhappy.mean()).isGreaterThan(5 * others.errorOfDifference(unhappy));
  }

  private Sample satisfaction(Predicate<SupportCase> about) {
    return Sample.of(
        told.askings().stream()
            .flatMap(asking -> Stream.ofNullable(asking.response()))
            .filter(response -> response.surveyExternalId().equals("csat"))
            .filter(response -> about.test(aboutCase(response)))
            .mapToDouble(Asking.Response::score));
  }

  private SupportCase aboutCase(Asking.Response response) {
    return Objects.requireNonNull(told.cases().get(response.caseExternalId()));
  }

  /// Seats used over seats sold, of those who leave, so many months before.
  private DoubleStream adoption(int fewestMonths, int mostMonths) {
    return told.company()
        .usage()
        .filter(
            use ->
                subscription(use.accountExternalId()).losses().stream()
                    .anyMatch(
                        loss ->
                            use.usedOn().isBefore(loss.on().minusMonths(fewestMonths - 1))
                                && !use.usedOn().isBefore(loss.on().minusMonths(mostMonths))))
        .mapToDouble(
            use ->
                (double) use.seatsUsed()
                    / subscription(use.accountExternalId()).seats(use.usedOn()));
  }

  /// Among those whose first year is over: who left in it.
  private Sample lossInFirstYear(Predicate<Long> calls) {
    return Sample.of(
        told.customers().values().stream()
            .filter(Customer::isNew)
            .filter(customer -> !customer.since().plusYears(1).isAfter(Period.END))
            .filter(customer -> calls.test(calls(customer)))
            .mapToDouble(customer -> leftInFirstYear(customer) ? 1 : 0));
  }

  private boolean leftInFirstYear(Customer customer) {
    return subscription(customer.id()).losses().stream()
        .anyMatch(loss -> !loss.on().isAfter(customer.since().plusYears(1)));
  }

  private long calls(Customer customer) {
    var until = customer.since().plusDays(90);
    return told.cases().values().stream()
        .filter(one -> one.line().accountExternalId().equals(customer.id()))
        .flatMap(one -> one.activities().stream())
        .filter(activity -> activity.repExternalId() != null)
        .filter(activity -> SUCCESS.contains(Objects.requireNonNull(activity.repExternalId())))
        .filter(
            activity ->
                activity.happenedAt().isBefore(until.atStartOfDay(ZoneOffset.UTC).toInstant()))
        .count();
  }

  /// Resolved cases of the region in which she works, that somebody worked on.
  private List<SupportCase> emea(Predicate<SupportCase> wanted) {
    return raised().stream()
        .filter(one -> region(one) == Region.EMEA)
        .filter(one -> !rep(one).isEmpty() && one.firstResolvedAt() != null)
        .filter(wanted)
        .toList();
  }

  /// Who resolved a case; empty when a bot did.
  private static String rep(SupportCase one) {
    return Objects.requireNonNullElse(one.resolver(), "");
  }

  private Sample logHours(String severity, Predicate<String> rep) {
    return Sample.of(
        emea(one -> severity.equals(one.line().severity())).stream()
            .filter(one -> rep.test(rep(one)))
            .mapToDouble(one -> Math.log(hours(one))));
  }

  private static double median(List<SupportCase> cases) {
    var hours = cases.stream().mapToDouble(PlantedTest::hours).sorted().toArray();
    return hours[hours.length / 2];
  }

  private static double hours(SupportCase one) {
    return Duration.between(one.createdAt(), one.firstResolvedAt()).toSeconds() / 3600.0;
  }

  /// In the six weeks from the bad release to its fix, over the six weeks before.
  private double ratio(Predicate<SupportCase> wanted, LocalDate earlier) {
    return (double) count(wanted, Planted.BAD_RELEASE, Planted.BAD_RELEASE_FIXED)
        / count(wanted, earlier, Planted.BAD_RELEASE);
  }

  private long count(Predicate<SupportCase> wanted, LocalDate from, LocalDate to) {
    return raised().stream()
        .filter(wanted)
        .map(one -> one.createdAt().atZone(region(one).zone()).toLocalDate())
        .filter(day -> !day.isBefore(from) && day.isBefore(to))
        .count();
  }

  private Sample answered(boolean unhappy) {
    return Sample.of(
        told.askings().stream()
            .filter(asking -> asking.invitation().surveyExternalId().equals("nps"))
            .filter(asking -> leavesSoon(asking) == unhappy)
            .mapToDouble(asking -> asking.response() == null ? 0 : 1));
  }

  private boolean leavesSoon(Asking asking) {
    var day = asking.invitation().sentAt().atOffset(ZoneOffset.UTC).toLocalDate();
    return subscription(asking.invitation().accountExternalId()).losses().stream()
        .anyMatch(loss -> day.isBefore(loss.on()) && !day.isBefore(loss.on().minusMonths(6)));
  }

  /// By customers: the calls that we make are no arrivals.
  private List<SupportCase> raised() {
    return told.cases().values().stream().filter(one -> !one.isOurCall()).toList();
  }

  private Region region(SupportCase one) {
    return Objects.requireNonNull(told.customers().get(one.line().accountExternalId())).region();
  }

  private Subscription subscription(String account) {
    return Objects.requireNonNull(told.subscriptions().get(account));
  }

  /// Mean and variance of a sample.
  private record Sample(long n, double mean, double variance) {

    static Sample of(DoubleStream values) {
      var all = values.toArray();
      var mean = DoubleStream.of(all).average().orElseThrow();
      var squares = DoubleStream.of(all).map(value -> (value - mean) * (value - mean)).sum();
      return new Sample(all.length, mean, squares / (all.length - 1));
    }

    /// Standard error of the difference of two means, variances unequal (Welch).
    double errorOfDifference(Sample other) {
      return Math.sqrt(variance / n + other.variance / other.n);
    }
  }
}
