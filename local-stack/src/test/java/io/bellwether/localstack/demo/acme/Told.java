package io.bellwether.localstack.demo.acme;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A company with everything that it tells, read once and kept for the tests.
record Told(
    AcmeCompany company,
    Map<String, Customer> customers,
    Map<String, Subscription> subscriptions,
    Map<String, SupportCase> cases,
    List<Asking> askings) {

  private static final Map<Long, Told> BY_SEED = new ConcurrentHashMap<>();

  static Told of(long seed) {
    return BY_SEED.computeIfAbsent(seed, Told::read);
  }

  private static Told read(long seed) {
    var company = new AcmeCompany(seed);
    return new Told(
        company,
        company
            .subscribers()
            .collect(
                Collectors.toMap(one -> one.customer().id(), AcmeCompany.Subscriber::customer)),
        company
            .subscribers()
            .collect(
                Collectors.toMap(one -> one.customer().id(), AcmeCompany.Subscriber::subscription)),
        company.cases().collect(Collectors.toMap(SupportCase::id, Function.identity())),
        company.askings().toList());
  }
}
