package io.bellwether.localstack.demo.acme;

import java.util.List;
import java.util.stream.Stream;

/// Who writes for a customer: somebody who runs the product there, and somebody who uses it.
final class Contacts {

  private static final List<String> ROLES = List.of("Administrator", "Analyst");

  private Contacts() {}

  /// A line of `contacts:import`.
  record Contact(String externalId, String accountExternalId, String name, String role) {}

  static Stream<Contact> of(Customer customer) {
    return ROLES.stream()
        .map(
            role ->
                new Contact(
                    id(customer, role),
                    customer.id(),
                    "%s of %s".formatted(role, customer.name()),
                    role));
  }

  static String of(Customer customer, Draws draws) {
    return id(customer, draws.weighted(ROLES, 60, 40));
  }

  private static String id(Customer customer, String role) {
    return "%s-contact%d".formatted(customer.id(), ROLES.indexOf(role) + 1);
  }
}
