package io.bellwether.scoring.slow;

import static io.bellwether.scoring.slow.GeneratedCompany.LONG_AGO;

import io.bellwether.scoring.slow.GeneratedCompany.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who the customers are, what they pay and what they use.
final class GeneratedCustomers {

  private static final int ACCOUNTS = 36;

  private final GeneratedCompany company;

  GeneratedCustomers(GeneratedCompany company) {
    this.company = company;
  }

  /// The names of the accounts.
  List<String> generate() {
    var names = new ArrayList<String>();
    for (int i = 0; i < ACCOUNTS; i++) {
      var name = "account" + i;
      names.add(name);
      var row = account();
      company.say("account", name, LONG_AGO, company.chance(5) ? account() : null, row);
      states(name);
      for (int c = company.between(0, 3); c > 0; c--) {
        contract(name, c);
      }
      lines(name, i);
      usage(name);
    }
    company.sayAndTakeBack("account", "nobody", LONG_AGO, account());
    return names;
  }

  private Row account() {
    return new Row()
        .put("customer_since", company.maybe(since().atStartOfDay()))
        .put("region", company.maybe("EU", "US", "APAC"))
        .put("country", company.maybe("DE", "FR", "US", "IN"))
        .put("tier", company.maybe("GOLD", "SILVER", "BRONZE"))
        .put("segment", company.maybe("ENTERPRISE", "SMB"))
        .put("industry", company.maybe("BANK", "RETAIL"))
        .put("licence_model", company.maybe("SUBSCRIPTION", "PERPETUAL", "USAGE_BASED"))
        .put("operating_model", company.maybe("SUPPORT", "CUSTOMER_SUCCESS"))
        .put("lifecycle_stage", company.maybe("ONBOARDING", "ADOPTION", "RETENTION"))
        .put("csm_id", company.maybe(company.id("csm" + company.between(0, 3))))
        .put("check_in_every_days", company.chance(3) ? null : company.between(10, 120));
  }

  /// What it was, one state after the other since ever; of every sixth account nobody told.
  private void states(String account) {
    if (company.chance(6)) {
      return;
    }
    var changes = new TreeSet<LocalDateTime>();
    for (int n = company.between(0, 3); n > 0; n--) {
      changes.add(company.moments.any());
    }
    @Nullable LocalDateTime from = null;
    for (int n = 0; n <= changes.size(); n++) {
      var to = changes.higher(from == null ? LONG_AGO : from);
      var then = account();
      company.say(
          "account_state",
          account + "state" + n,
          LONG_AGO,
          new Row()
              .put("account_id", company.id(account))
              .put("valid_from", from)
              .put("valid_to", to)
              .put("region", then.get("region"))
              .put("country", then.get("country"))
              .put("tier", then.get("tier"))
              .put("segment", then.get("segment"))
              .put("operating_model", then.get("operating_model"))
              .put("lifecycle_stage", then.get("lifecycle_stage"))
              .put("csm_id", then.get("csm_id")));
      from = to;
    }
  }

  /// Years ago, lately or not yet, and often where a year begins or is full.
  private LocalDate since() {
    return company.chance(2)
        ? company.oneOf(
            List.of(
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2025, 3, 1),
                LocalDate.of(2020, 4, 30),
                LocalDate.of(2016, 4, 1),
                LocalDate.of(2026, 2, 1)))
        : LocalDate.of(2014, 1, 1).plusDays(company.between(0, 4500));
  }

  private void contract(String account, int nth) {
    var start = company.moments.date();
    company.say(
        "contract",
        account + "contract" + nth,
        start.atStartOfDay(),
        new Row()
            .put("account_id", company.id(account))
            .put("type", company.maybe("SUBSCRIPTION", "SERVICE", "MAINTENANCE"))
            .put("start_date", start.atStartOfDay())
            .put("end_date", company.maybe(start.plusYears(1).atStartOfDay()))
            .put("cancelled_on", company.chance(3) ? company.moments.date().atStartOfDay() : null)
            .put("renewal_due_on", company.maybe(start.plusMonths(10).atStartOfDay())));
  }

  /// Every fourth account pays in changing amounts, every ninth never does, and some leave or come
  /// back.
  private void lines(String account, int i) {
    if (i % 9 == 8) {
      return;
    }
    var currency = company.oneOf(company.currencies);
    for (int n = company.between(1, 5); n > 0; n--) {
      var start =
          company.chance(3)
              ? company.moments.date()
              : LocalDate.of(2024, 6, 1).plusDays(company.between(0, 420));
      var lasts = company.chance(3);
      var end = lasts ? null : later(company.moments.date(), start).atStartOfDay();
      var amount =
          company.chance(8)
              ? 0
              : company.chance(10)
                  ? -100L * company.between(1, 20)
                  : 100L * company.between(1, 300);
      var row =
          new Row()
              .put("account_id", company.id(account))
              .put("contract_id", company.maybe(company.id(account + "contract1")))
              .put("plan", company.maybe("BASIC", "PRO"))
              .put("currency", company.chance(6) ? company.oneOf(company.currencies) : currency)
              .put("monthly_minor", amount)
              .put("seats", company.maybe(company.between(0, 40)))
              .put("valid_from", start.atStartOfDay())
              .put("valid_to", end)
              .put("product", company.maybe("CORE", "ANALYTICS"));
      var open = row.copy().put("valid_to", null);
      company.say(
          "recurring_line",
          account + "line" + n,
          start.atStartOfDay(),
          company.chance(3) ? open : null,
          row);
    }
  }

  private void usage(String account) {
    for (int n = company.between(0, 40); n > 0; n--) {
      var on = company.moments.date();
      company.say(
          "usage_day",
          account + on + n,
          on.plusDays(2).atStartOfDay(),
          new Row()
              .put("account_id", company.id(account))
              .put("used_on", on.atStartOfDay())
              .put("product", company.chance(5) ? "CORE" : null)
              .put("seats_used", company.between(0, 50))
              .put("monthly_users", company.chance(5) ? null : company.between(0, 80)));
    }
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
