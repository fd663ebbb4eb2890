package io.bellwether.scoring.coverage;

import io.bellwether.scoring.report.Report;
import io.bellwether.scoring.report.ReportDefinition;
import io.bellwether.scoring.report.ReportExample;
import jakarta.inject.Singleton;

/// Whether the right things are measured, and the inputs are there.
@Singleton
public final class CoverageReport implements Report {

  @Override
  public ReportDefinition definition() {
    return ReportDefinition.named("coverage", "Coverage")
        .question("Are we measuring the right metrics, and do we have the inputs?")
        .formula(
            "a question is ready if a metric or report claims it, there are rows of every kind that"
                + " it reads, and they say what it needs")
        .answers("S002-46")
        .examples(
            ReportExample.named("who pays is known, and nobody has answered a survey")
                .given("account", "id=Acme tier=GOLD")
                .given(
                    "subscription-line",
                    "id=1 account_id=Acme monthly_currency=EUR monthly_minor=10000 start_date=2025-01-01")
                .has("/rows/154/question", "S003-07")
                .has("/rows/154/status", "ready")
                .has("/rows/154/reason", null)
                .has("/rows/155/question", "S003-08")
                .has("/rows/155/status", "partial")
                .build(),
            ReportExample.named("without rows a plan of reps says what it lacks")
                .has("/rows/197/question", "S004-23")
                .has("/rows/197/status", "partial")
                .has("/rows/197/reports/0", "staffing")
                .has(
                    "/rows/197/reason",
                    "there are no activities for staffing; there are no calendar-versions for"
                        + " staffing; there are no cases for staffing; there are no reps for"
                        + " staffing")
                .build());
  }
}
