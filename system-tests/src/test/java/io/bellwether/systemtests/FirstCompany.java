package io.bellwether.systemtests;

import java.util.SequencedMap;

/// The [Company] of seed one in a tenant to which no test adds anything, and what that tenant is
/// told before others have rows that go by the same external ids. It is loaded and asked once, for
/// all tests that compare somebody else with it.
record FirstCompany(Tenant tenant, SequencedMap<String, String> answers) {

  static final long SEED = 1;

  /// A demo user: another suite has a user of this tenant too. Ids follow from tenant and external
  /// id, so both suites have the same.
  static final String USER = "otto";

  static FirstCompany load(Suite.Running running) {
    var tenant = running.tenantOf(USER);
    tenant.loadAll(Company.files(SEED));
    return new FirstCompany(tenant, Answers.ofEverywhere(tenant));
  }
}
