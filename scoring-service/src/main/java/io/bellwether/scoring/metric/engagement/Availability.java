package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Facts.PRODUCT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.ACCOUNT_DOWNTIME;
import static io.bellwether.scoring.metric.SupportFacts.ACCOUNT_OUTAGE;
import static io.bellwether.scoring.metric.SupportFacts.PRODUCT_DOWNTIME;
import static io.bellwether.scoring.metric.SupportFacts.PRODUCT_OUTAGE;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.during;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.ExactSum;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.PayingAccounts;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/// Whether customers could use the product: the share of accounts without an outage, and the share
/// of the time that it was there for them; by outages that were not announced, and together with
/// planned maintenance. Outages that overlap count once, one that lasts until now. An outage is one
/// of a product if its product area is called as what is sold, or is not said: then everything was
/// out.
@Singleton
public final class Availability implements AccountPanel {

  private static final String NONE = "no account pays at the end of the interval";

  private static final String NO_PRODUCT =
      "no account pays for a product at the end of the interval";

  private static final String SEVERAL_CURRENCIES =
      "what they pay is in several currencies and there is no exchange rate";

  private static final String SECONDS =
      "CAST(extract(epoch FROM (least(valid_to, :until) - greatest(valid_from, :from))) AS bigint)";

  private static final Measure WITH_PRODUCT =
      Measure.count("accounts", PRODUCT_MRR, closing("valid_from", "valid_to"))
          .only("not-paying-for-the-product-at-the-end", "mrr_minor > 0");

  @Override
  public Definition definition() {
    return Definition.named("availability", "Availability")
        .question("Were customers spared from outages?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("the time of the interval; paying just before its end")
        .groupBy(AccountDimensions.ALL, "product")
        .inputs(
            "account_mrr.mrr_minor",
            "account_outage.valid_from",
            "account_outage.valid_to",
            "account_downtime.valid_from",
            "account_downtime.valid_to",
            "product_mrr.product",
            "product_mrr.mrr_minor",
            "product_outage.product",
            "product_outage.valid_from",
            "product_outage.valid_to",
            "product_outage.paid_from",
            "product_outage.paid_to",
            "product_downtime.product",
            "product_downtime.valid_from",
            "product_downtime.valid_to")
        .source(
            "ServiceXRG, The Right Metrics: rate of customers; uptime: 1 - outage / service time")
        .answers("S002-08")
        .examples(
            Example.named("one of two accounts had an outage")
                .given(ACCOUNT_MRR, paying("Acme", "10000"))
                .given(ACCOUNT_MRR, paying("Bolt", "10000"))
                .given(ACCOUNT_OUTAGE, outOf("Acme"))
                .answers(Quantity.real(0.5)),
            Example.named("of 7:26:24 hours, a hundredth of January: 99.5 % of the time of both")
                .by("uptime")
                .given(ACCOUNT_MRR, paying("Acme", "10000"))
                .given(ACCOUNT_MRR, paying("Bolt", "10000"))
                .given(ACCOUNT_OUTAGE, outOf("Acme"))
                .answers(Quantity.real(0.995)),
            Example.named("and 99.25 % of what they pay for, as Acme pays three quarters")
                .by("uptime-by-revenue")
                .given(ACCOUNT_MRR, paying("Acme", "30000"))
                .given(ACCOUNT_MRR, paying("Bolt", "10000"))
                .given(ACCOUNT_OUTAGE, outOf("Acme"))
                .answers(Quantity.real(0.9925)),
            Example.named("of two customers of the core one could not use it")
                .by("uninterrupted-products")
                .given(ACCOUNT_MRR, paying("Acme", "10000"))
                .given(PRODUCT_MRR, core("Acme", "10000"))
                .given(ACCOUNT_MRR, paying("Bolt", "10000"))
                .given(PRODUCT_MRR, core("Bolt", "10000"))
                .given(PRODUCT_OUTAGE, coreOutOf("Acme"))
                .answers(Quantity.real(0.5)),
            Example.named("for a hundredth of January, of a single product")
                .by("uptime-of-products")
                .given(ACCOUNT_MRR, paying("Acme", "10000"))
                .given(PRODUCT_MRR, core("Acme", "10000"))
                .given(PRODUCT_OUTAGE, coreOutOf("Acme"))
                .answers(Quantity.real(0.99)),
            Example.named(
                    "and what a product was out that is not paid for any more is no part of it")
                .by("uptime-of-products")
                .given(ACCOUNT_MRR, paying("Acme", "10000"))
                .given(PRODUCT_MRR, core("Acme", "10000"))
                .given(PRODUCT_OUTAGE, coreOutOf("Acme"))
                .given(
                    PRODUCT_OUTAGE,
                    Example.row(
                        new String[] {
                          "product", "ADD_ON", "paid_from", "2025-01-01", "paid_to", "2026-01-20"
                        },
                        outOf("Acme")))
                .answers(Quantity.real(0.99)),
            Example.named("and of two customers, of whom that one pays three quarters")
                .by("uptime-of-products-by-revenue")
                .given(ACCOUNT_MRR, paying("Acme", "30000"))
                .given(PRODUCT_MRR, core("Acme", "30000"))
                .given(ACCOUNT_MRR, paying("Bolt", "10000"))
                .given(PRODUCT_MRR, core("Bolt", "10000"))
                .given(PRODUCT_OUTAGE, coreOutOf("Acme"))
                .answers(Quantity.real(0.9925)),
            Example.named("of four one had an outage and another maintenance")
                .by("uninterrupted-accounts-with-planned")
                .given(ACCOUNT_MRR, paying("Acme", "10000"))
                .given(ACCOUNT_MRR, paying("Bolt", "10000"))
                .given(ACCOUNT_MRR, paying("Cog", "10000"))
                .given(ACCOUNT_MRR, paying("Dyn", "10000"))
                .given(ACCOUNT_OUTAGE, outOf("Acme"))
                .given(ACCOUNT_DOWNTIME, outOf("Acme"))
                .given(ACCOUNT_DOWNTIME, outOf("Bolt"))
                .answers(Quantity.real(0.5)),
            Example.named("a hundredth of January was announced to one of two")
                .by("uptime-with-planned")
                .given(ACCOUNT_MRR, paying("Acme", "10000"))
                .given(ACCOUNT_MRR, paying("Bolt", "10000"))
                .given(ACCOUNT_DOWNTIME, outOf("Acme"))
                .answers(Quantity.real(0.995)),
            Example.named("that is no outage that was not announced")
                .by("uptime")
                .given(ACCOUNT_MRR, paying("Acme", "10000"))
                .given(ACCOUNT_DOWNTIME, outOf("Acme"))
                .answers(Quantity.real(1)),
            Example.named("maintenance of the core alone")
                .by("uptime-of-products-with-planned")
                .given(ACCOUNT_MRR, paying("Acme", "10000"))
                .given(PRODUCT_MRR, core("Acme", "10000"))
                .given(PRODUCT_DOWNTIME, coreOutOf("Acme"))
                .answers(Quantity.real(0.99)),
            Example.named("nobody pays, nobody is told of maintenance")
                .by("uninterrupted-accounts-with-planned")
                .hasNoAnswer(NONE),
            Example.named("nobody pays, no time that was announced")
                .by("uptime-with-planned")
                .hasNoAnswer(NONE),
            Example.named("no product, no maintenance")
                .by("uptime-of-products-with-planned")
                .hasNoAnswer(NO_PRODUCT),
            Example.named("no product, no interruption")
                .by("uninterrupted-products")
                .hasNoAnswer(NO_PRODUCT),
            Example.named("no product, no time").by("uptime-of-products").hasNoAnswer(NO_PRODUCT),
            Example.named("no product, no revenue")
                .by("uptime-of-products-by-revenue")
                .hasNoAnswer(NO_PRODUCT),
            Example.named("nobody pays").hasNoAnswer(NONE),
            Example.named("nobody pays, no time").by("uptime").hasNoAnswer(NONE),
            Example.named("nobody pays, no revenue").by("uptime-by-revenue").hasNoAnswer(NONE));
  }

  @Override
  public Measure members() {
    return PayingAccounts.AT_THE_END;
  }

  @Override
  public Measure membersBy(Collection<String> dimensions) {
    return dimensions.contains("product") ? WITH_PRODUCT : members();
  }

  @Override
  public List<Measure> columns() {
    return List.of(
        Measure.of(
            "outageSeconds",
            ACCOUNT_OUTAGE,
            during("valid_from", "valid_to"),
            new Agg.Sum(SECONDS)),
        PayingAccounts.AT_THE_END.as("recurringRevenue", new Agg.Sum("mrr_minor")),
        WITH_PRODUCT.as("products", new Agg.Distinct("coalesce(product, '')")),
        ofPaidProducts("outageSecondsOfProducts", PRODUCT_OUTAGE),
        Measure.of(
            "downtimeSeconds",
            ACCOUNT_DOWNTIME,
            during("valid_from", "valid_to"),
            new Agg.Sum(SECONDS)),
        ofPaidProducts("downtimeSecondsOfProducts", PRODUCT_DOWNTIME),
        WITH_PRODUCT.as("recurringRevenueOfProducts", new Agg.Sum("mrr_minor")));
  }

  /// What is not paid for any more at the end is not among the products, nor is what it was out.
  private static Measure ofPaidProducts(String name, Fact fact) {
    return Measure.of(name, fact, during("valid_from", "valid_to"), new Agg.Sum(SECONDS))
        .only("not-paid-for-at-the-end", "paid_from <= :lastDay AND paid_to > :lastDay");
  }

  @Override
  public List<Measure> ofGroup() {
    return List.of(
        PayingAccounts.AT_THE_END.as("currency", new Agg.Common("currency")),
        WITH_PRODUCT.as("currencyOfProducts", new Agg.Common("currency")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "uninterrupted-accounts",
                1,
                "accounts without an outage that was not announced / accounts",
                cell -> uninterrupted(cell, "outageSeconds", _ -> true, NONE))
            .undefinedWhen(NONE)
            .notBy("product"),
        Dialect.of(
                "uptime",
                1,
                "1 - seconds of outage / seconds of the interval, mean of accounts; planned maintenance is none",
                cell -> uptime(cell, ofAccount("outageSeconds"), _ -> 1.0, NONE))
            .undefinedWhen(NONE)
            .notBy("product"),
        Dialect.of(
                "uptime-by-revenue",
                1,
                "the same, each account weighted by its monthly recurring revenue",
                cell ->
                    inOneCurrency(
                        cell,
                        "currency",
                        () ->
                            uptime(
                                cell,
                                ofAccount("outageSeconds"),
                                i -> cell.each("recurringRevenue").get(i),
                                NONE)))
            .undefinedWhen(NONE + "; or " + SEVERAL_CURRENCIES)
            .notBy("product"),
        Dialect.of(
                "uninterrupted-products",
                2,
                "accounts without an outage of a product that they pay for at the end / accounts that pay"
                    + " for one; the way to group by product",
                cell ->
                    uninterrupted(
                        cell,
                        "outageSecondsOfProducts",
                        i -> cell.each("products").get(i) > 0,
                        NO_PRODUCT))
            .undefinedWhen(NO_PRODUCT)
            .opensTo("outageSecondsOfProducts"),
        Dialect.of(
                "uptime-of-products",
                2,
                "1 - seconds of outage / seconds of the interval, mean of the products that each"
                    + " account pays for at the end",
                cell ->
                    uptime(
                        cell,
                        ofProducts("outageSecondsOfProducts"),
                        i -> cell.each("products").get(i),
                        NO_PRODUCT))
            .undefinedWhen(NO_PRODUCT)
            .opensTo("outageSecondsOfProducts"),
        Dialect.of(
                "uptime-of-products-by-revenue",
                2,
                "the mean of the products of an account, each account weighted by its monthly"
                    + " recurring revenue of products",
                cell ->
                    inOneCurrency(
                        cell,
                        "currencyOfProducts",
                        () ->
                            uptime(
                                cell,
                                ofProducts("outageSecondsOfProducts"),
                                i -> cell.each("recurringRevenueOfProducts").get(i),
                                NO_PRODUCT)))
            .undefinedWhen(NO_PRODUCT + "; or " + SEVERAL_CURRENCIES)
            .opensTo("outageSecondsOfProducts"),
        Dialect.of(
                "uninterrupted-accounts-with-planned",
                1,
                "accounts without an outage, announced or not / accounts",
                cell -> uninterrupted(cell, "downtimeSeconds", _ -> true, NONE))
            .undefinedWhen(NONE)
            .opensTo("downtimeSeconds")
            .notBy("product"),
        Dialect.of(
                "uptime-with-planned",
                1,
                "1 - seconds of outage, announced or not / seconds of the interval, mean of accounts;"
                    + " plannedSeconds = those of all accounts that were out by what was announced alone",
                cell ->
                    uptime(cell, ofAccount("downtimeSeconds"), _ -> 1.0, NONE)
                        .and("plannedSeconds", planned(cell, "downtimeSeconds", "outageSeconds")))
            .undefinedWhen(NONE)
            .opensTo("downtimeSeconds")
            .notBy("product"),
        Dialect.of(
                "uptime-of-products-with-planned",
                2,
                "the same, mean of the products that each account pays for",
                cell ->
                    uptime(
                            cell,
                            ofProducts("downtimeSecondsOfProducts"),
                            i -> cell.each("products").get(i),
                            NO_PRODUCT)
                        .and(
                            "plannedSeconds",
                            planned(cell, "downtimeSecondsOfProducts", "outageSecondsOfProducts")))
            .undefinedWhen(NO_PRODUCT)
            .opensTo("downtimeSecondsOfProducts"));
  }

  /// Of uptime each account has a part, if it counts at all.
  @Override
  public Optional<Verdict> verdict(Dialect dialect, Cell account) {
    var outcome = dialect.finish().apply(account);
    var because = whyNot(outcome);
    return Optional.of(
        outcome.evidence().numerator() != null
            ? Verdict.of(outcome, because)
            : outcome instanceof Outcome.Value
                ? new Verdict(true, null, null, null)
                : new Verdict(false, null, null, because));
  }

  private static String whyNot(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Undefined(var reason, _) when reason.equals(NO_PRODUCT) -> "pays-for-no-product";
      case Outcome.Undefined _ -> "pays-in-several-currencies";
      case Outcome.Value _ -> "had-an-outage";
    };
  }

  private static Quantity planned(Cell cell, String all, String unplanned) {
    return Quantity.count(
        Math.round(ExactSum.of(cell.each(all)) - ExactSum.of(cell.each(unplanned))));
  }

  private static Outcome uninterrupted(
      Cell cell, String seconds, IntPredicate concerned, String nobody) {
    var lost = cell.each(seconds);
    var accounts = IntStream.range(0, lost.size()).filter(concerned).boxed().toList();
    return Outcome.proportion(
        accounts.stream().filter(i -> lost.get(i) <= 0).count(), accounts.size(), nobody);
  }

  private static Outcome inOneCurrency(Cell cell, String currency, Supplier<Outcome> outcome) {
    return cell.common(currency).distinct() > 1
        ? new Outcome.Undefined(SEVERAL_CURRENCIES, Evidence.of(cell.count("accounts")))
        : outcome.get();
  }

  /// @param lost seconds of the account at a place
  /// @param weight of the account at a place; one without weight does not count
  private static Outcome uptime(
      Cell cell,
      ToDoubleBiFunction<Cell, Integer> lost,
      IntToDoubleFunction weight,
      String nobody) {
    var accounts =
        IntStream.range(0, (int) cell.count("accounts"))
            .filter(i -> weight.applyAsDouble(i) > 0)
            .boxed()
            .toList();
    var evidence = Evidence.of(accounts.size());
    if (accounts.isEmpty()) {
      return new Outcome.Undefined(nobody, evidence);
    }
    var seconds =
        Duration.between(
                cell.interval().from().atStartOfDay(cell.zone()),
                cell.interval().to().atStartOfDay(cell.zone()))
            .toSeconds();
    var lostOfAll =
        ExactSum.of(
            accounts.stream()
                .map(i -> weight.applyAsDouble(i) * lost.applyAsDouble(cell, i) / seconds)
                .toList());
    var all = ExactSum.of(accounts.stream().map(weight::applyAsDouble).toList());
    return new Outcome.Value(
        Quantity.real(1 - lostOfAll / all),
        evidence.withoutInterval("all outages are known, nothing is estimated"));
  }

  private static ToDoubleBiFunction<Cell, Integer> ofAccount(String seconds) {
    return (cell, account) -> cell.each(seconds).get(account);
  }

  private static ToDoubleBiFunction<Cell, Integer> ofProducts(String seconds) {
    return (cell, account) -> cell.each(seconds).get(account) / cell.each("products").get(account);
  }

  private static String[] core(String account, String minor) {
    return Example.row(new String[] {"product", "CORE"}, paying(account, minor));
  }

  private static String[] paying(String account, String minor) {
    return new String[] {
      "id", account,
      "account_id", account,
      "currency", "EUR",
      "mrr_minor", minor,
      "valid_from", "2025-01-01"
    };
  }

  private static String[] coreOutOf(String account) {
    return Example.row(new String[] {"product", "CORE", "paid_from", "2025-01-01"}, outOf(account));
  }

  private static String[] outOf(String account) {
    return new String[] {
      "id",
      account,
      "account_id",
      account,
      "valid_from",
      "2026-01-10T00:00:00Z",
      "valid_to",
      "2026-01-10T07:26:24Z"
    };
  }
}
