package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What serving a customer costs: the work on its cases and on first calls month by month,
/// trainings, and for the higher tiers a part of customer success by quarter. Every cost is there
/// twice: with its share of overhead and without.
final class Costs {

  private static final double OVERHEAD = 0.35;
  private static final double VISITED = 0.08;
  private static final double TRAINING_COST = 0.6;
  private static final int SUCCESS_QUARTER_MINOR = 72_000;
  private static final int TOOLS_MONTH_MINOR = 450_000;

  private Costs() {}

  /// A line of `costs:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cost(
      String externalId,
      @Nullable String accountExternalId,
      @Nullable String caseExternalId,
      @Nullable String teamExternalId,
      LocalDate incurredOn,
      String serviceType,
      String costBasis,
      Money amount) {}

  static Stream<Cost> of(Customer customer, Subscription subscription) {
    return Stream.of(
            work(customer, subscription, "SUPPORT", Predicate.not(SupportCase::isOurCall)),
            work(customer, subscription, "ONBOARDING", SupportCase::isOurCall),
            success(customer, subscription),
            visits(customer, subscription),
            training(customer, subscription))
        .flatMap(Function.identity());
  }

  /// Help desk and telephone, which no customer causes alone.
  static Stream<Cost> shared() {
    return months().flatMap(month -> both("tools", null, null, month, "OTHER", TOOLS_MONTH_MINOR));
  }

  private static Stream<Cost> work(
      Customer customer, Subscription subscription, String type, Predicate<SupportCase> on) {
    var byMonth =
        SupportCases.of(customer, subscription)
            .filter(on)
            .flatMap(one -> one.activities().stream())
            .collect(
                Collectors.groupingBy(
                    activity -> YearMonth.from(activity.happenedAt().atOffset(ZoneOffset.UTC)),
                    TreeMap::new,
                    Collectors.summingLong(Costs::ofWork)));
    return byMonth.entrySet().stream()
        .filter(month -> month.getValue() > 0)
        .flatMap(month -> both(customer, month.getKey(), type, month.getValue()));
  }

  private static long ofWork(SupportCase.Activity activity) {
    var minutes = activity.minutesWorked();
    var rep = activity.repExternalId();
    return minutes == null || rep == null ? 0 : minutes * People.hourlyCost(rep) / 60;
  }

  private static Stream<Cost> success(Customer customer, Subscription subscription) {
    return months()
        .filter(month -> month.getMonthValue() % 3 == 0)
        .filter(_ -> customer.tier().hasPremiumSupport())
        .filter(month -> subscription.isActive(month.atDay(1)))
        .flatMap(month -> both(customer, month, "SUCCESS", SUCCESS_QUARTER_MINOR));
  }

  /// Somebody goes there for some of the urgent cases.
  private static Stream<Cost> visits(Customer customer, Subscription subscription) {
    var draws = customer.draws(Customer.Idea.VISITS);
    return SupportCases.of(customer, subscription)
        .filter(one -> one.line().priority().equals("URGENT") && one.firstResolvedAt() != null)
        .filter(_ -> draws.chance(VISITED))
        .flatMap(one -> visit(customer, one, draws.between(25_000, 110_000)));
  }

  private static Stream<Cost> visit(Customer customer, SupportCase one, long loaded) {
    var on = LocalDate.ofInstant(one.createdAt(), customer.region().zone());
    var id = one.id() + "-visit";
    var team = team(customer, "SUPPORT");
    return Stream.of(
        new Cost(
            id + "-loaded",
            customer.id(),
            one.id(),
            team,
            on,
            "SUPPORT",
            "LOADED",
            Money.euros(loaded)),
        new Cost(
            id + "-direct",
            customer.id(),
            one.id(),
            team,
            on,
            "SUPPORT",
            "DIRECT",
            Money.euros(Math.round(loaded / (1 + OVERHEAD)))));
  }

  private static Stream<Cost> training(Customer customer, Subscription subscription) {
    return ServiceRevenues.of(customer, subscription)
        .filter(paid -> paid.serviceType().equals("TRAINING") && paid.amount().amountMinor() > 0)
        .flatMap(
            paid ->
                both(
                    customer,
                    YearMonth.from(paid.recognizedOn()),
                    "TRAINING",
                    Math.round(TRAINING_COST * paid.amount().amountMinor())));
  }

  private static Stream<YearMonth> months() {
    return Stream.iterate(Period.START, Period::contains, day -> day.plusMonths(1))
        .map(YearMonth::from);
  }

  private static Stream<Cost> both(Customer customer, YearMonth month, String type, long loaded) {
    var what = customer.id() + "-" + type.toLowerCase(Locale.ROOT);
    return both(what, customer.id(), team(customer, type), month, type, loaded);
  }

  /// Support arises where the customer is; all else is done by customer success.
  private static String team(Customer customer, String serviceType) {
    return serviceType.equals("SUPPORT") ? People.supportOf(customer.region()) : People.SUCCESS;
  }

  private static Stream<Cost> both(
      String what,
      @Nullable String account,
      @Nullable String team,
      YearMonth month,
      String serviceType,
      long loaded) {
    var direct = Math.round(loaded / (1 + OVERHEAD));
    return Stream.of(
        cost(what, account, team, month.atEndOfMonth(), serviceType, "LOADED", loaded),
        cost(what, account, team, month.atEndOfMonth(), serviceType, "DIRECT", direct));
  }

  private static Cost cost(
      String what,
      @Nullable String account,
      @Nullable String team,
      LocalDate on,
      String serviceType,
      String basis,
      long cents) {
    var id = "%s-%s-%s".formatted(what, YearMonth.from(on), basis.toLowerCase(Locale.ROOT));
    return new Cost(id, account, null, team, on, serviceType, basis, Money.euros(cents));
  }
}
