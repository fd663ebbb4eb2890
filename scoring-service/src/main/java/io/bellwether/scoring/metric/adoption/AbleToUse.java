package io.bellwether.scoring.metric.adoption;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Facts.SEAT_USE;
import static io.bellwether.scoring.metric.SupportFacts.CASE_OPEN;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.PayingAccounts;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The share of paying accounts that can use what they bought: they use enough of their seats, and
/// no case that stops them is open at the end of the interval. Whose use nobody recorded is not
/// counted, neither as able nor as unable.
@Singleton
public final class AbleToUse implements AccountPanel {

  private static final String NONE =
      "no use was recorded in the interval of an account that pays at its end";

  /// From this share of its seats on an account uses the product.
  private static final int ADOPTION_BAR_PERCENT = 50;

  private static final Measure USED =
      Measure.of("used", SEAT_USE, on("used_on"), new Agg.Sum("seats_used"))
          .only("no-seats-sold-that-day", "seats_sold > 0")
          .only("of-one-product", "product IS NULL");

  private static final Measure BLOCKING =
      Measure.count("blockingCases", CASE_OPEN, closing("valid_from", "valid_to"))
          .only("not-blocking", "severity = :blockingSeverity");

  @Override
  public Definition definition() {
    return Definition.named("able-to-use", "Able to use")
        .question("Can the customer use the product?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("usedOn; open cases and paying just before the end of the interval")
        .groupBy(AccountDimensions.ALL)
        .inputs(
            "account_mrr.mrr_minor",
            "account_mrr.valid_from",
            "account_mrr.valid_to",
            "seat_use.used_on",
            "seat_use.product",
            "seat_use.seats_used",
            "seat_use.seats_sold",
            "case_open.severity",
            "case_open.valid_from",
            "case_open.valid_to")
        .source("ServiceXRG, The Right Metrics; Wilson's score interval")
        .answers("S002-01")
        .policy("adoptionBarPercent", ADOPTION_BAR_PERCENT)
        .policy("blockingSeverity", "CRITICAL")
        .examples(
            // Acme uses half of its seats, Bolt less, Cog all of them but something stops it, Dyn
            // has a case that stops nobody, and of Eon nothing is known.
            Example.named("two of the four whose use is known")
                .given(ACCOUNT_MRR, paying("Acme"))
                .given(ACCOUNT_MRR, paying("Bolt"))
                .given(ACCOUNT_MRR, paying("Cog"))
                .given(ACCOUNT_MRR, paying("Dyn"))
                .given(ACCOUNT_MRR, paying("Eon"))
                .given(SEAT_USE, used("Acme", "2026-01-10", "30"))
                .given(SEAT_USE, used("Acme", "2026-01-20", "70"))
                .given(SEAT_USE, used("Bolt", "2026-01-10", "49"))
                .given(SEAT_USE, used("Cog", "2026-01-10", "100"))
                .given(SEAT_USE, used("Dyn", "2026-01-10", "90"))
                .given(CASE_OPEN, open("1", "Cog", "CRITICAL", "9999-01-01"))
                .given(CASE_OPEN, open("2", "Acme", "CRITICAL", "2026-01-20"))
                .given(CASE_OPEN, open("3", "Dyn", "HIGH", "9999-01-01"))
                .answers(Quantity.real(0.5)),
            Example.named("nobody knows what is used")
                .given(ACCOUNT_MRR, paying("Acme"))
                .hasNoAnswer(NONE));
  }

  @Override
  public Measure members() {
    return PayingAccounts.AT_THE_END;
  }

  @Override
  public List<Measure> columns() {
    return List.of(USED, USED.as("sold", new Agg.Sum("seats_sold")), BLOCKING);
  }

  @Override
  public List<String> standings() {
    return List.of("able");
  }

  @Override
  public List<Map<String, Standing>> standings(
      Map<String, Term> ofAll, List<Map<String, Double>> members) {
    return members.stream().map(member -> Map.of("able", able(member))).toList();
  }

  private static Standing able(Map<String, Double> member) {
    double sold = member.getOrDefault("sold", 0.0);
    if (sold <= 0) {
      return Standing.out("use-not-known");
    }
    if (100 * member.getOrDefault("used", 0.0) < ADOPTION_BAR_PERCENT * sold) {
      return Standing.out("below-the-adoption-bar");
    }
    return member.getOrDefault("blockingCases", 0.0) > 0
        ? Standing.out("a-blocking-case-is-open")
        : Standing.of(1);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "share",
                1,
                "paying accounts that use at least adoptionBarPercent of their seats, over the days recorded, without an open case of blockingSeverity / paying accounts whose use is known",
                AbleToUse::share)
            .undefinedWhen(NONE)
            .opensTo("able"));
  }

  private static Outcome share(Cell cell) {
    var able = cell.each("able");
    var sold = cell.each("sold");
    var used = cell.each("used");
    var blocking = cell.each("blockingCases");
    var known = IntStream.range(0, sold.size()).filter(i -> sold.get(i) > 0).boxed().toList();
    return Outcome.proportion(
            known.stream().filter(i -> able.get(i) > 0).count(), known.size(), NONE)
        .and(
            "meetingTheBar",
            Quantity.count(
                known.stream()
                    .filter(i -> 100 * used.get(i) >= ADOPTION_BAR_PERCENT * sold.get(i))
                    .count()))
        .and(
            "withBlockingCase",
            Quantity.count(known.stream().filter(i -> blocking.get(i) > 0).count()))
        .and("useNotKnown", Quantity.count(sold.size() - known.size()));
  }

  private static String[] paying(String account) {
    return new String[] {
      "id", account,
      "account_id", account,
      "currency", "EUR",
      "mrr_minor", "10000",
      "valid_from", "2025-01-01"
    };
  }

  private static String[] used(String account, String on, String seats) {
    return new String[] {
      "id", account + on,
      "account_id", account,
      "used_on", on,
      "seats_used", seats,
      "seats_sold", "100"
    };
  }

  private static String[] open(String id, String account, String severity, String until) {
    return new String[] {
      "id",
      id,
      "account_id",
      account,
      "severity",
      severity,
      "opening",
      "CREATED",
      "valid_from",
      "2026-01-05T00:00:00Z",
      "valid_to",
      until + "T00:00:00Z"
    };
  }
}
