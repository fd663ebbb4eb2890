package io.bellwether.localstack.demo.acme;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Everything that the company's systems would export, collection by collection. Only the customers
/// are held; the rest is told anew by whoever asks, always the same for the same seed.
public final class AcmeCompany {

  /// What it is made from when nobody says otherwise.
  public static final long SEED = 20_241_101;

  public static final String FIRST_ACCOUNT = Customers.id(0);

  private final List<Subscriber> subscribers;

  /// Draws for what belongs to no customer.
  private final Supplier<Draws> ofTheHouse;

  /// A customer with what it subscribed to: all else depends on that.
  record Subscriber(Customer customer, Subscription subscription) {}

  public AcmeCompany(long seed) {
    ofTheHouse = () -> Draws.seeded(~seed);
    subscribers =
        Customers.of(Draws.seeded(seed)).stream()
            .map(
                customer ->
                    new Subscriber(
                        customer,
                        Subscribing.of(customer, customer.draws(Customer.Idea.CONTRACTS))))
            .toList();
  }

  /// Lines for the imports, by collection, in an order in which nothing refers to what comes later.
  public Map<String, Supplier<Stream<?>>> imports() {
    var imports = new LinkedHashMap<String, Supplier<Stream<?>>>();
    imports.put("accounts", () -> subscribers().map(one -> one.customer().account()));
    imports.put("contacts", () -> each(one -> Contacts.of(one.customer())));
    imports.put("programmes", Programmes::all);
    imports.put("contracts", this::contracts);
    imports.put("subscription-lines", this::lines);
    imports.put("service-revenue", this::serviceRevenue);
    imports.put("usage", () -> Stream.concat(usage(), usageOfAddOns()));
    imports.put("teams", People::teams);
    imports.put("calendars", WorkingTimes::calendars);
    imports.put("calendar-versions", WorkingTimes::versions);
    imports.put("calendar-assignments", WorkingTimes::assignments);
    imports.put("reps", People::reps);
    imports.put("sla-policies", Promises::policies);
    imports.put("releases", Releases::all);
    imports.put("articles", () -> Articles.all(ofTheHouse.get()));
    imports.put("cases", () -> each(one -> CaseLine.of(one.customer(), cases(one))));
    imports.put("case-events", this::caseEvents);
    imports.put("activities", this::activities);
    imports.put(
        "self-service-sessions",
        () -> each(one -> SelfService.sessions(one.customer(), cases(one))));
    imports.put(
        "deflections", () -> each(one -> SelfService.deflections(one.customer(), cases(one))));
    imports.put("known-issues", KnownIssues::all);
    imports.put(
        "known-issue-notices",
        () -> each(one -> KnownIssues.notices(one.customer(), one.subscription())));
    imports.put("outages", () -> Outages.all(ofTheHouse.get()));
    imports.put("costs", this::costs);
    imports.put("benchmarks", Benchmarks::all);
    imports.put("targets", Targets::all);
    imports.put("surveys", () -> Stream.of(Surveys.NPS, Surveys.CSAT, Surveys.KNOWLEDGE));
    imports.put("invitations", () -> askings().map(Asking::invitation));
    imports.put("responses", this::responses);
    imports.put("follow-ups", this::followUps);
    return imports;
  }

  public LocalDate firstCustomerSince() {
    return subscribers.getFirst().customer().since();
  }

  /// The end of the last import: whoever has it has all.
  public String lastFollowUp() {
    return followUps().reduce((_, last) -> last).orElseThrow().externalId();
  }

  Stream<Subscriber> subscribers() {
    return subscribers.stream();
  }

  Stream<Contract> contracts() {
    return each(
        one ->
            Stream.of(
                    one.subscription().contracts().stream(),
                    addOns(one).map(AddOn::contract),
                    PremiumSupport.of(one.customer(), one.subscription()))
                .flatMap(Function.identity()));
  }

  Stream<SubscriptionLine> lines() {
    return each(
        one -> Stream.concat(one.subscription().lines().stream(), addOns(one).map(AddOn::line)));
  }

  Stream<ServiceRevenues.ServiceRevenue> serviceRevenue() {
    return each(one -> ServiceRevenues.of(one.customer(), one.subscription()));
  }

  Stream<UsageDays.Usage> usage() {
    return each(one -> UsageDays.of(one.customer(), one.subscription()));
  }

  Stream<UsageDays.UsageOfProduct> usageOfAddOns() {
    return each(one -> addOns(one).flatMap(addOn -> UsageDays.of(one.customer(), addOn)));
  }

  Stream<SupportCase> cases() {
    return each(AcmeCompany::cases);
  }

  private static Stream<SupportCase> cases(Subscriber one) {
    return SupportCases.of(one.customer(), one.subscription());
  }

  Stream<SupportCase.Event> caseEvents() {
    return each(
        one ->
            Stream.concat(
                DeskEvents.of(one.customer(), cases(one)),
                LaterPromises.of(one.customer(), cases(one))));
  }

  Stream<Object> activities() {
    return Stream.concat(
        cases().flatMap(one -> one.activities().stream()),
        each(one -> CheckIns.of(one.customer(), one.subscription())));
  }

  Stream<Costs.Cost> costs() {
    return Stream.concat(each(one -> Costs.of(one.customer(), one.subscription())), Costs.shared());
  }

  Stream<Asking> askings() {
    return each(AcmeCompany::askings);
  }

  private static Stream<Asking> askings(Subscriber one) {
    return Surveys.of(one.customer(), one.subscription());
  }

  Stream<Asking.Response> responses() {
    return askings().flatMap(asking -> Stream.ofNullable(asking.response()));
  }

  Stream<FollowUps.FollowUp> followUps() {
    return each(one -> FollowUps.of(one.customer(), askings(one)));
  }

  private static Stream<AddOn> addOns(Subscriber one) {
    return AddOn.of(one.customer(), one.subscription(), one.customer().draws(Customer.Idea.ADD_ON));
  }

  private <T> Stream<T> each(Function<Subscriber, Stream<T>> part) {
    return subscribers().flatMap(part);
  }
}
