package io.bellwether.scoring.metric.adoption;

import static io.bellwether.scoring.metric.Facts.SEAT_USE;
import static io.bellwether.scoring.metric.Timing.on;

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

/// Which share of the seats that customers pay for they use. Every day that was recorded counts
/// with the seats that were sold on it, so that a large account weighs more than a small one.
@Singleton
public final class LicenceAdoption implements Metric {

  private static final String NOTHING_RECORDED =
      "no use was recorded in the interval on a day with seats sold";

  private static final String NOTHING_RECORDED_OF_PRODUCTS =
      "no use of a product was recorded in the interval on a day with seats of it sold";

  private static final Measure RECORDED =
      Measure.of("used", SEAT_USE, on("used_on"), new Agg.Sum("seats_used"))
          .only("no-seats-sold-that-day", "seats_sold > 0");

  private static final Measure USED = RECORDED.only("of-one-product", "product IS NULL");

  private static final Measure USED_OF_PRODUCTS =
      RECORDED.and("usedOfProducts").only("of-the-whole-account", "product IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("licence-adoption", "Licence adoption")
        .question("Which share of the seats sold is used?")
        .unit(Unit.RATE)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("usedOn")
        .groupBy(AccountDimensions.ALL, "product")
        .inputs(
            "seat_use.used_on", "seat_use.product", "seat_use.seats_used", "seat_use.seats_sold")
        .source(
            "ServiceXRG, Three Critical Metrics: active seats / sold seats; used = by somebody that day")
        .answers("S001-13")
        .examples(
            Example.named("30 of 100 seats on one day, 50 of 100 on another")
                .given(SEAT_USE, day("1", "2026-01-10", "30", "100"))
                .given(SEAT_USE, day("2", "2026-01-20", "50", "100"))
                .answers(Quantity.real(0.4)),
            Example.named("more seats than were sold are more than all")
                .given(SEAT_USE, day("1", "2026-01-10", "12", "10"))
                .answers(Quantity.real(1.2)),
            Example.named(
                    "of 40 seats of products 20 are used, whatever the account says as a whole")
                .by("seat-days-of-products")
                .given(SEAT_USE, day("1", "2026-01-10", "30", "100"))
                .given(SEAT_USE, ofProduct("2", "CORE", "15", "30"))
                .given(SEAT_USE, ofProduct("3", "REPORTS", "5", "10"))
                .answers(Quantity.real(0.5)),
            Example.named("of the whole account alone nothing is known of products")
                .by("seat-days-of-products")
                .given(SEAT_USE, day("1", "2026-01-10", "30", "100"))
                .hasNoAnswer(NOTHING_RECORDED_OF_PRODUCTS),
            Example.named("use without seats sold has no share")
                .given(
                    SEAT_USE,
                    "id",
                    "1",
                    "account_id",
                    "Acme",
                    "used_on",
                    "2026-01-10",
                    "seats_used",
                    "12")
                .hasNoAnswer(NOTHING_RECORDED));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        USED,
        USED.as("sold", new Agg.Sum("seats_sold")),
        USED.as("days", new Agg.Count()),
        USED.as("accounts", new Agg.Distinct("account_id")),
        USED_OF_PRODUCTS,
        USED_OF_PRODUCTS.as("soldOfProducts", new Agg.Sum("seats_sold")),
        USED_OF_PRODUCTS.as("daysOfProducts", new Agg.Count()),
        USED_OF_PRODUCTS.as("accountsWithProducts", new Agg.Distinct("account_id")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        new Dialect(
                "seat-days",
                1,
                "used / sold: seats used over seats sold, both added over the days that were recorded",
                "used",
                "sold",
                NOTHING_RECORDED,
                LicenceAdoption::ofAccounts)
            .notBy("product"),
        new Dialect(
            "seat-days-of-products",
            1,
            "the same of single products: who sits on a seat of two products is on two seats;"
                + " the way to group by product",
            "usedOfProducts",
            "soldOfProducts",
            NOTHING_RECORDED_OF_PRODUCTS,
            LicenceAdoption::ofProducts));
  }

  private static Outcome ofAccounts(Cell cell) {
    return share(
        cell.sum("used").doubleValue(),
        cell.sum("sold").doubleValue(),
        Evidence.of(cell.count("days")).and("accounts", cell.count("accounts")),
        NOTHING_RECORDED);
  }

  private static Outcome ofProducts(Cell cell) {
    return share(
        cell.sum("usedOfProducts").doubleValue(),
        cell.sum("soldOfProducts").doubleValue(),
        Evidence.of(cell.count("daysOfProducts"))
            .and("accounts", cell.count("accountsWithProducts")),
        NOTHING_RECORDED_OF_PRODUCTS);
  }

  private static Outcome share(double used, double sold, Evidence evidence, String undefinedWhen) {
    return Outcome.ratio(
        used,
        sold,
        evidence
            .quotient(Quantity.real(used), Quantity.real(sold))
            .withoutInterval("the days of one account are no independent sample"),
        undefinedWhen);
  }

  private static String[] ofProduct(String id, String product, String used, String sold) {
    return Example.row(new String[] {"product", product}, day(id, "2026-01-10", used, sold));
  }

  private static String[] day(String id, String on, String used, String sold) {
    return new String[] {
      "id", id, "account_id", "Acme", "used_on", on, "seats_used", used, "seats_sold", sold
    };
  }
}
