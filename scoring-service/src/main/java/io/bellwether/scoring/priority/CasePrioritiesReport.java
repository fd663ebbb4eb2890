package io.bellwether.scoring.priority;

import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.report.Report;
import io.bellwether.scoring.report.ReportDefinition;
import io.bellwether.scoring.report.ReportExample;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/// Which of the open cases comes first.
@Singleton
public final class CasePrioritiesReport implements Report {

  private static final String NOON = "at=2026-03-10T12:00:00Z&timeZone=UTC";

  @Override
  public ReportDefinition definition() {
    return ReportDefinition.named("case-priorities", "Case priorities")
        .question(
            "Which cases are open, with how much effort and since which last response, whose are"
                + " worth most, and which comes first?")
        .version(Priority.DEFINITION)
        .formula(Priority.FORMULA)
        .madeOf(List.of("account-health"))
        .reads(
            Stream.concat(
                    RankingCases.READS.stream(),
                    Stream.of(SupportFacts.SUPPORT_CASE, Facts.ACCOUNT, Facts.CONTRACT))
                .toList())
        .by(CaseDimensions.AND_PEOPLE)
        .answers("S004-27")
        .examples(
            // 20 x 100 of value, 15 x 50 of age, 10 x 25 of effort, 10 x 70 of severity and 10 x 0
            // as it is the customer's turn, over the 65 that are known; of the other 20 x 50,
            // 15 x 100 / 30 and 10 x 50 over 45.
            twoCases("the older case of the larger account comes first")
                .asked(NOON)
                .has("/items/0/caseId", "old")
                .has("/items/0/priority", 3700.0 / 65)
                .has("/items/0/missingWeight", 0.35)
                .has("/items/0/effort/workedSeconds", 3600)
                .has("/items/0/lastResponse/at", "2026-03-08T12:00:00Z")
                .has("/items/0/account/mrr/0/amountMinor", 10_000)
                .has("/items/1/caseId", "new")
                .has("/items/1/priority", 1550.0 / 45)
                .has("/items/1/effort/workedSeconds", null)
                .has("/items/1/lastResponse", null)
                .build(),
            twoCases("of a day before the second case came in there is one")
                .asked("at=2026-03-09T11:59:59Z&timeZone=UTC")
                .has("/items/0/caseId", "old")
                .has("/items/1", null)
                .build(),
            ReportExample.named("what is not known is no zero")
                .given("case", "id=bare created_at=2026-03-10T12:00:00Z status=OPEN")
                .asked(NOON)
                // It has waited and been open for no time, and nothing else is known.
                .has("/items/0/priority", 0)
                .has("/items/0/missingWeight", 0.75)
                .has("/items/0/parts/0/value", null)
                .has("/items/0/parts/0/why", "the case has no account")
                .build());
  }

  private static ReportExample.Builder twoCases(String name) {
    return ReportExample.named(name)
        .given("account", "id=Acme")
        .given("account", "id=Bolt")
        .given(
            "subscription-line",
            "id=1 account_id=Acme monthly_currency=EUR monthly_minor=10000 start_date=2025-01-01")
        .given(
            "subscription-line",
            "id=2 account_id=Bolt monthly_currency=EUR monthly_minor=5000 start_date=2025-01-01")
        .given(
            "case",
            "id=old account_id=Acme created_at=2026-02-23T12:00:00Z status=OPEN severity=HIGH")
        .given("case", "id=new account_id=Bolt created_at=2026-03-09T12:00:00Z status=OPEN")
        .given(
            "activity",
            "id=1 case_id=old happened_at=2026-03-08T12:00:00Z actor_kind=REP rep_id=Kim type=REPLY"
                + " direction=OUTBOUND visible_to_customer=true automated=false minutes_worked=60");
  }
}
