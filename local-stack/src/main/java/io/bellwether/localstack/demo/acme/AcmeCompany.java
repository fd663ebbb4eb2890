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

  private final List<Told> customers;

  /// A customer with what it subscribed to: all else depends on that.
  record Told(Customer customer, Subscription subscription) {}

  public AcmeCompany(long seed) {
    customers =
        Customers.of(Draws.seeded(seed)).stream()
            .map(
                customer ->
                    new Told(
                        customer,
                        Subscribing.of(customer, customer.draws(Customer.Idea.CONTRACTS))))
            .toList();
  }

  /// Lines for the imports, by collection, in an order in which nothing refers to what comes later.
  public Map<String, Supplier<Stream<?>>> imports() {
    var imports = new LinkedHashMap<String, Supplier<Stream<?>>>();
    imports.put("accounts", () -> customers().map(told -> told.customer().account()));
    imports.put("contracts", this::contracts);
    imports.put("subscription-lines", this::lines);
    imports.put("service-revenue", this::serviceRevenue);
    imports.put("usage", this::usage);
    imports.put("teams", People::teams);
    imports.put("reps", People::reps);
    imports.put("cases", () -> cases().map(SupportCase::line));
    imports.put("case-events", () -> cases().flatMap(one -> one.events().stream()));
    imports.put("activities", () -> cases().flatMap(one -> one.activities().stream()));
    imports.put("costs", this::costs);
    imports.put("surveys", () -> Stream.of(Surveys.NPS, Surveys.CSAT));
    imports.put("invitations", () -> askings().map(Asking::invitation));
    imports.put("responses", this::responses);
    return imports;
  }

  public LocalDate firstCustomerSince() {
    return customers.getFirst().customer().since();
  }

  /// The end of the last import: whoever has it has all.
  public String lastResponse() {
    return responses().reduce((_, last) -> last).orElseThrow().externalId();
  }

  Stream<Told> customers() {
    return customers.stream();
  }

  Stream<Contract> contracts() {
    return each(
        told ->
            Stream.of(
                    told.subscription().contracts().stream(),
                    addOns(told).map(AddOn::contract),
                    PremiumSupport.of(told.customer(), told.subscription()))
                .flatMap(Function.identity()));
  }

  Stream<SubscriptionLine> lines() {
    return each(
        told -> Stream.concat(told.subscription().lines().stream(), addOns(told).map(AddOn::line)));
  }

  Stream<ServiceRevenues.ServiceRevenue> serviceRevenue() {
    return each(told -> ServiceRevenues.of(told.customer(), told.subscription()));
  }

  Stream<UsageDays.Usage> usage() {
    return each(told -> UsageDays.of(told.customer(), told.subscription()));
  }

  Stream<SupportCase> cases() {
    return each(told -> SupportCases.of(told.customer(), told.subscription()));
  }

  Stream<Costs.Cost> costs() {
    return Stream.concat(
        each(told -> Costs.of(told.customer(), told.subscription())), Costs.shared());
  }

  Stream<Asking> askings() {
    return each(told -> Surveys.of(told.customer(), told.subscription()));
  }

  Stream<Asking.Response> responses() {
    return askings().flatMap(asking -> Stream.ofNullable(asking.response()));
  }

  private static Stream<AddOn> addOns(Told told) {
    return AddOn.of(
        told.customer(), told.subscription(), told.customer().draws(Customer.Idea.ADD_ON));
  }

  private <T> Stream<T> each(Function<Told, Stream<T>> part) {
    return customers().flatMap(part);
  }
}
