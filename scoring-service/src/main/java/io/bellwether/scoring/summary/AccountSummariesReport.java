package io.bellwether.scoring.summary;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.report.Report;
import io.bellwether.scoring.report.ReportDefinition;
import io.bellwether.scoring.report.ReportExample;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/// Accounts at a glance.
@Singleton
public final class AccountSummariesReport implements Report {

  private static final String JANUARY = "from=2026-01-01&to=2026-02-01&timeZone=UTC";

  @Override
  public ReportDefinition definition() {
    return ReportDefinition.named("account-summaries", "Account summaries")
        .question(
            "Which accounts need us most, for what they are worth and for their size, and which are"
                + " at risk?")
        .formula(
            "what each of the metrics says of the account; its place is high by value where it pays"
                + " more than the median of the accounts that are compared, and by cases where its"
                + " cases for each hundred seats are above theirs; a flag is raised by its published"
                + " limit")
        .madeOf(SummarisingAccounts.METRICS)
        .reads(
            Stream.concat(
                    SummarisingAccounts.READS.stream(), Stream.of(Facts.ACCOUNT, Facts.CONTRACT))
                .toList())
        .by(AccountDimensions.ALL)
        .answers("S004-28")
        .examples(
            // One seat each: 200 and 100 cases for each hundred.
            twoAccounts("two cases of the account that pays more, one of the other")
                .asked(JANUARY)
                .has("/medians/contactRate", 150)
                .has("/medians/monthlyRecurringRevenue/EUR", 7500)
                .has("/items/0/accountId", "Acme")
                .has("/items/0/figures/submissions/value", 2)
                .has("/items/0/figures/contact-rate/value", 200)
                .has("/items/0/quadrant/place", "HIGH_VALUE_MANY_CASES")
                .has("/items/0/riskFlags/3/flag", "BACKLOG_GROWING")
                .has("/items/0/riskFlags/3/raised", true)
                .has("/items/1/accountId", "Bolt")
                .has("/items/1/quadrant/place", "LOW_VALUE_FEW_CASES")
                .build(),
            ReportExample.named(
                    "an account without seats has no place, and without surveys no flag")
                .given("account", "id=Acme")
                .asked(JANUARY)
                .has("/medians/contactRate", null)
                .has("/items/0/figures/submissions/value", 0)
                .has("/items/0/figures/contact-rate/value", null)
                .has("/items/0/quadrant/place", null)
                .has(
                    "/items/0/quadrant/reason",
                    "no seats are known to be sold at the end of the interval")
                .has("/items/0/riskFlags/1/flag", "DISSATISFIED")
                .has("/items/0/riskFlags/1/raised", null)
                .build());
  }

  private static ReportExample.Builder twoAccounts(String name) {
    return ReportExample.named(name)
        .given("account", "id=Acme")
        .given("account", "id=Bolt")
        .given(
            "subscription-line",
            "id=1 account_id=Acme monthly_currency=EUR monthly_minor=10000 seats=1 start_date=2025-01-01")
        .given(
            "subscription-line",
            "id=2 account_id=Bolt monthly_currency=EUR monthly_minor=5000 seats=1 start_date=2025-01-01")
        .given("case", "id=a account_id=Acme created_at=2026-01-10T12:00:00Z status=OPEN")
        .given("case", "id=b account_id=Acme created_at=2026-01-11T12:00:00Z status=OPEN")
        .given("case", "id=c account_id=Bolt created_at=2026-01-12T12:00:00Z status=OPEN");
  }
}
