package io.bellwether.scoring.metric.retention;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.Facts.PRODUCT_MRR;
import static io.bellwether.scoring.metric.Timing.fromStartToEnd;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.ExactSum;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A sum of recurring revenue at the end over that of the start, as gross and net retention divide.
final class RetainedRevenue {

  private static final String OF_PRODUCTS = "OfProducts";

  static final String NOTHING_AT_START = "there was no recurring revenue at the start";
  static final String SEVERAL_CURRENCIES =
      "the revenue of the start is in several currencies and there is no exchange rate";
  static final String UNDEFINED_WHEN = NOTHING_AT_START + "; or " + SEVERAL_CURRENCIES;

  static final String NO_PRODUCT_AT_START =
      "there was no recurring revenue of the product at the start";
  static final String UNDEFINED_WITHOUT_PRODUCT =
      NO_PRODUCT_AT_START + "; or " + SEVERAL_CURRENCIES;

  static final String[] INPUTS = {
    "account_mrr.mrr_minor",
    "account_mrr.currency",
    "account_mrr.valid_from",
    "account_mrr.valid_to",
    "product_mrr.product",
    "product_mrr.mrr_minor",
    "product_mrr.currency",
    "product_mrr.valid_from",
    "product_mrr.valid_to"
  };

  /// What is left of what was paid at the start.
  static final String KEPT = "least(mrr_minor, coalesce(end_mrr_minor, 0))";

  /// What is paid at the end instead.
  static final String CLOSING = "coalesce(end_mrr_minor, 0)";

  private static final String GROWN = "greatest(coalesce(end_mrr_minor, 0) - mrr_minor, 0)";

  /// What the paying accounts of the start paid then.
  private static final Measure OPENING =
      Measure.of(
              "opening",
              ACCOUNT_MRR,
              fromStartToEnd(
                  "valid_from", "valid_to", List.of("account_id", "currency"), "mrr_minor"),
              new Agg.Sum("mrr_minor"))
          .only("not-paying-at-start", "mrr_minor > 0");

  /// What they paid for each product.
  private static final Measure OPENING_OF_PRODUCTS =
      Measure.of(
              "openingOfProducts",
              PRODUCT_MRR,
              fromStartToEnd(
                  "valid_from",
                  "valid_to",
                  List.of("account_id", "currency", "product"),
                  "mrr_minor"),
              new Agg.Sum("mrr_minor"))
          .only("not-paying-for-the-product-at-start", "mrr_minor > 0");

  private RetainedRevenue() {}

  /// @param term what retained revenue is called
  /// @param retained of one row, in SQL
  static List<Measure> measures(String term, @CompileTimeConstant final String retained) {
    return Stream.concat(
            over(OPENING, term, retained, "").stream(),
            over(OPENING_OF_PRODUCTS, term, retained, OF_PRODUCTS).stream())
        .toList();
  }

  private static List<Measure> over(
      Measure opening, String term, @CompileTimeConstant final String retained, String of) {
    return List.of(
        opening,
        opening.as(term + of, new Agg.Sum(retained)),
        opening.as("currency" + of, new Agg.Common("currency")),
        opening.as("customers" + of, new Agg.Distinct("account_id")),
        opening.as("paid" + of, new Agg.Each("mrr_minor")),
        opening.as("kept" + of, new Agg.Each(KEPT)),
        opening.as("grown" + of, new Agg.Each(GROWN)));
  }

  /// @param interval of the terms of a cell that has revenue at the start, whose names end in the
  ///   given word
  static List<Dialect> dialects(
      String term, String retained, BiFunction<Cell, String, Interval95> interval) {
    return List.of(
        new Dialect(
                "existing-customers",
                1,
                "%s / opening: %s".formatted(term, retained),
                term,
                "opening",
                UNDEFINED_WHEN,
                cell -> ofCustomers(cell, term, interval))
            .notBy("product"),
        new Dialect(
            "existing-products",
            1,
            ("%1$s%2$s / opening%2$s: the same of each product by itself, where a customer who"
                    + " changes from one product to another is a loss of the one and nothing of the"
                    + " other; the way to group by product")
                .formatted(term, OF_PRODUCTS),
            term + OF_PRODUCTS,
            "opening" + OF_PRODUCTS,
            UNDEFINED_WITHOUT_PRODUCT,
            cell -> ofProducts(cell, term, interval)));
  }

  private static Outcome ofCustomers(
      Cell cell, String term, BiFunction<Cell, String, Interval95> interval) {
    var evidence = Evidence.of(cell.count("customers"));
    return share(
        cell, term, "", evidence, NOTHING_AT_START, known -> known.with(interval.apply(cell, "")));
  }

  /// Customers are the sample: what one of them does with two products is not seen twice.
  private static Outcome ofProducts(
      Cell cell, String term, BiFunction<Cell, String, Interval95> interval) {
    var customers = cell.count("customers" + OF_PRODUCTS);
    var products = cell.each("paid" + OF_PRODUCTS).size();
    return share(
        cell,
        term,
        OF_PRODUCTS,
        Evidence.of(customers).and("products", products),
        NO_PRODUCT_AT_START,
        known ->
            products == customers
                ? known.with(interval.apply(cell, OF_PRODUCTS))
                : known.withoutInterval("the products of one customer are no independent sample"));
  }

  private static Outcome share(
      Cell cell,
      String term,
      String of,
      Evidence evidence,
      String nothing,
      UnaryOperator<Evidence> withInterval) {
    var currency = cell.common("currency" + of);
    if (currency.distinct() > 1) {
      return new Outcome.Undefined(SEVERAL_CURRENCIES, evidence);
    }
    if (currency.value() == null) {
      return new Outcome.Undefined(nothing, evidence);
    }
    var retained = cell.sum(term + of);
    var opening = cell.sum("opening" + of);
    return Outcome.ratio(
        retained.doubleValue(),
        opening.doubleValue(),
        withInterval
            .apply(evidence)
            .quotient(
                Quantity.sumOfMoney(retained, currency.value()),
                Quantity.sumOfMoney(opening, currency.value())),
        nothing);
  }

  /// Customers are the sample, and weigh what they pay.
  static Interval95 ofKept(Cell cell, String of) {
    return Interval95.ofWeightedShare(cell.each("kept" + of), cell.each("paid" + of)).orElseThrow();
  }

  /// What is kept is a share, what is grown is not: each has an interval of its own kind. Where
  /// nobody, or everybody alike, has grown, the sample says nothing of how that may vary.
  static Interval95 ofKeptAndGrown(Cell cell, String of) {
    var paid = ExactSum.of(cell.each("paid" + of));
    var grown = ExactSum.of(cell.each("grown" + of)) / paid;
    return Interval95.ofSum(
            ExactSum.of(cell.each("kept" + of)) / paid,
            ofKept(cell, of),
            grown,
            Interval95.ofRatioOfSums(cell.each("grown" + of), cell.each("paid" + of))
                .orElse(new Interval95(grown, grown)))
        .within(0, Double.POSITIVE_INFINITY);
  }

  /// 100 at the start: 25 churn, 30 become 25, 45 become 50; 45 are new and do not count.
  static Example.Builder publishedYear() {
    return Example.named("ServiceXRG's year")
        .given(ACCOUNT_MRR, step("Gone", "EUR", "25", "2025-01-01", "2026-01-10"))
        .given(ACCOUNT_MRR, step("Gone", "EUR", "0", "2026-01-10", "9999-01-01"))
        .given(ACCOUNT_MRR, step("Less", "EUR", "30", "2025-01-01", "2026-01-12"))
        .given(ACCOUNT_MRR, step("Less", "EUR", "25", "2026-01-12", "9999-01-01"))
        .given(ACCOUNT_MRR, step("More", "EUR", "45", "2025-01-01", "2026-01-15"))
        .given(ACCOUNT_MRR, step("More", "EUR", "50", "2026-01-15", "9999-01-01"))
        .given(ACCOUNT_MRR, step("New", "EUR", "45", "2026-01-20", "9999-01-01"));
  }

  static Example inTwoCurrencies() {
    return Example.named("euros and dollars are not added")
        .given(ACCOUNT_MRR, step("Acme", "EUR", "100", "2025-01-01", "9999-01-01"))
        .given(ACCOUNT_MRR, step("Hooli", "USD", "100", "2025-01-01", "9999-01-01"))
        .hasNoAnswer(SEVERAL_CURRENCIES);
  }

  /// Both customers keep what they pay. Of 100 for the core, one customer moves 40 to reports.
  static Example.Builder movedToAnotherProduct() {
    return Example.named("moved from one product to another")
        .by("existing-products")
        .given(PRODUCT_MRR, ofProduct("Acme", "CORE", "60", "2025-01-01", "9999-01-01"))
        .given(PRODUCT_MRR, ofProduct("Bolt", "CORE", "40", "2025-01-01", "2026-01-10"))
        .given(PRODUCT_MRR, ofProduct("Bolt", "CORE", "0", "2026-01-10", "9999-01-01"))
        .given(PRODUCT_MRR, ofProduct("Bolt", "REPORTS", "40", "2026-01-10", "9999-01-01"));
  }

  static Example ofNewProductsOnly() {
    return Example.named("a new product has nothing to keep")
        .by("existing-products")
        .given(PRODUCT_MRR, ofProduct("New", "CORE", "45", "2026-01-20", "9999-01-01"))
        .hasNoAnswer(NO_PRODUCT_AT_START);
  }

  private static String[] ofProduct(
      String account, String product, String minor, String from, String to) {
    return Example.row(new String[] {"product", product}, step(account, "EUR", minor, from, to));
  }

  static Example ofNewCustomersOnly() {
    return Example.named("new customers have nothing to keep")
        .given(ACCOUNT_MRR, step("New", "EUR", "45", "2026-01-20", "9999-01-01"))
        .hasNoAnswer(NOTHING_AT_START);
  }

  static String[] step(String account, String currency, String minor, String from, String to) {
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
