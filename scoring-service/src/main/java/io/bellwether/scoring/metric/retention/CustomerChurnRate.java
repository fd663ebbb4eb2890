package io.bellwether.scoring.metric.retention;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.fromStartToEnd;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// The share of customers who stopped paying. A customer is an account with recurring revenue above
/// zero. The state at the start is compared with the state at the end: who leaves and returns in
/// between has not churned, who comes and leaves in between was never acquired.
@Singleton
public final class CustomerChurnRate implements Metric {

  private static final String NO_CUSTOMER_AT_START = "there was no customer at the start";
  private static final String NONE_ACQUIRED = "no customer was acquired in the interval";
  private static final String NO_CUSTOMER = "there was no customer in the interval";
  private static final String NO_SHARE =
      "the churned customers are no sample of this denominator, so no binomial interval is honest";

  /// An account that pays in two currencies is one customer, and moving from one to the other is no
  /// churn.
  private static final Agg CUSTOMERS = new Agg.Distinct("account_id");

  private static final Measure AT_START =
      Measure.of(
              "atStart",
              ACCOUNT_MRR,
              fromStartToEnd("valid_from", "valid_to", List.of("account_id"), "mrr_minor"),
              CUSTOMERS)
          .only("not-paying-at-start", "mrr_minor > 0");

  @Override
  public Definition definition() {
    return Definition.named("customer-churn-rate", "Customer churn rate")
        .question("Which share of our customers left?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("from the start to the end of the interval")
        .groupBy(AccountDimensions.ALL)
        .inputs("account_mrr.mrr_minor", "account_mrr.valid_from", "account_mrr.valid_to")
        .source(
            "start: ChartMogul; per-acquired: 9 Customer Service Metrics You Should Be Tracking;"
                + " start_plus_new: Stripe, Gumroad")
        .answers("S003-07", "S004-29")
        .examples(
            month("one of four customers leaves").answers(Quantity.real(0.25)),
            month("the same month per customer acquired")
                .by("per-acquired")
                .answers(Quantity.real(0.5)),
            // 1 of the 4 at the start and 2 new ones.
            month("the same month against start and new")
                .by("start_plus_new")
                .answers(Quantity.real(1.0 / 6)),
            // 4 at the start, 5 at the end.
            month("the same month against the average base")
                .by("average_base")
                .answers(Quantity.real(1 / 4.5)),
            Example.named("who leaves and is back at the end has not churned")
                .given(ACCOUNT_MRR, step("Acme", "100", "2025-01-01", "2026-01-10"))
                .given(ACCOUNT_MRR, step("Acme", "0", "2026-01-10", "2026-01-20"))
                .given(ACCOUNT_MRR, step("Acme", "100", "2026-01-20", "9999-01-01"))
                .answers(Quantity.real(0)),
            Example.named("who leaves at midnight of the first day churns in the interval")
                .given(ACCOUNT_MRR, step("Acme", "100", "2025-01-01", "2026-01-01"))
                .given(ACCOUNT_MRR, step("Acme", "0", "2026-01-01", "9999-01-01"))
                .answers(Quantity.real(1)),
            Example.named("who changes from euros to dollars stays one customer")
                .given(ACCOUNT_MRR, step("Acme", "EUR", "100", "2025-01-01", "2026-01-10"))
                .given(ACCOUNT_MRR, step("Acme", "EUR", "0", "2026-01-10", "9999-01-01"))
                .given(ACCOUNT_MRR, step("Acme", "USD", "100", "2026-01-10", "9999-01-01"))
                .answers(Quantity.real(0)),
            Example.named("nobody to lose")
                .given(ACCOUNT_MRR, step("Acme", "100", "2026-01-10", "9999-01-01"))
                .hasNoAnswer(NO_CUSTOMER_AT_START),
            Example.named("nobody acquired")
                .given(ACCOUNT_MRR, step("Acme", "100", "2025-01-01", "2026-01-10"))
                .by("per-acquired")
                .hasNoAnswer(NONE_ACQUIRED),
            Example.named("nobody at the start and nobody new")
                .by("start_plus_new")
                .hasNoAnswer(NO_CUSTOMER),
            Example.named("nobody at the start and nobody at the end")
                .by("average_base")
                .hasNoAnswer(NO_CUSTOMER));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        AT_START,
        AT_START.and("churned").only("still-paying-at-end", "coalesce(end_mrr_minor, 0) <= 0"),
        Measure.of("atEnd", ACCOUNT_MRR, closing("valid_from", "valid_to"), CUSTOMERS)
            .only("not-paying-at-end", "mrr_minor > 0"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("start", 1, "churned", "atStart", NO_CUSTOMER_AT_START),
        Dialect.of(
                "per-acquired",
                1,
                "churned / acquired, where acquired = atEnd − (atStart − churned)",
                cell -> quotient(cell, acquired(cell), NONE_ACQUIRED))
            .undefinedWhen(NONE_ACQUIRED)
            .in(Unit.RATE),
        Dialect.of(
                "start_plus_new",
                1,
                "churned / (atStart + acquired)",
                cell -> quotient(cell, cell.count("atStart") + acquired(cell), NO_CUSTOMER))
            .undefinedWhen(NO_CUSTOMER)
            .opensTo("churned"),
        Dialect.of(
                "average_base",
                1,
                "churned / ((atStart + atEnd) / 2)",
                cell -> quotient(cell, averageBase(cell), NO_CUSTOMER))
            .undefinedWhen(NO_CUSTOMER)
            .in(Unit.RATE));
  }

  /// Paying at the end and not at the start.
  private static long acquired(Cell cell) {
    return cell.count("atEnd") - (cell.count("atStart") - cell.count("churned"));
  }

  private static double averageBase(Cell cell) {
    return (cell.count("atStart") + cell.count("atEnd")) / 2.0;
  }

  private static Outcome quotient(Cell cell, double denominator, String undefinedWhen) {
    var churned = cell.count("churned");
    var evidence =
        Evidence.of(cell.count("atStart"))
            .quotient(Quantity.count(churned), Quantity.real(denominator))
            .withoutInterval(NO_SHARE)
            .and("atStart", cell.count("atStart"))
            .and("acquired", acquired(cell))
            .and("atEnd", cell.count("atEnd"));
    return Outcome.ratio(churned, denominator, evidence, undefinedWhen);
  }

  /// Four customers at the start; one leaves, two come.
  private static Example.Builder month(String name) {
    return Example.named(name)
        .given(ACCOUNT_MRR, step("Acme", "100", "2025-01-01", "2026-01-20"))
        .given(ACCOUNT_MRR, step("Acme", "0", "2026-01-20", "9999-01-01"))
        .given(ACCOUNT_MRR, step("Globex", "100", "2025-01-01", "9999-01-01"))
        .given(ACCOUNT_MRR, step("Initech", "100", "2025-01-01", "9999-01-01"))
        .given(ACCOUNT_MRR, step("Umbrella", "100", "2025-01-01", "2026-02-01"))
        .given(ACCOUNT_MRR, step("Hooli", "100", "2026-01-05", "9999-01-01"))
        .given(ACCOUNT_MRR, step("Stark", "100", "2026-01-06", "9999-01-01"));
  }

  private static String[] step(String account, String minor, String from, String to) {
    return step(account, "EUR", minor, from, to);
  }

  private static String[] step(
      String account, String currency, String minor, String from, String to) {
    return new String[] {
      "id", account,
      "account_id", account,
      "currency", currency,
      "mrr_minor", minor,
      "valid_from", from,
      "valid_to", to
    };
  }
}
