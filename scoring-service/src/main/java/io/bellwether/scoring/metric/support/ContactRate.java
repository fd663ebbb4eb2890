package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.Facts.RECURRING_LINE;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// How much contact an amount of use causes: a large customer may call more often without having
/// more trouble. By product area, seats are those of lines whose product has the area's name, and
/// those of everybody where there is no such product: anybody may ask about it.
@Singleton
public final class ContactRate implements Metric {

  private static final String NONE = "no seats are known to be sold at the end of the interval";

  private static final String BY_AREA = "productArea";

  private static final Measure CASES =
      Measure.count("cases", SUPPORT_CASE, on("created_at"))
          .only("account-not-known", "account_id IS NOT NULL");

  private static final Measure DEFECTS = CASES.and("defects").only("no-defect", "type = 'DEFECT'");

  private static final Measure SEATS =
      Measure.of("seats", RECURRING_LINE, closing("valid_from", "valid_to"), new Agg.Sum("seats"));

  @Override
  public Definition definition() {
    return Definition.named("contact-rate", "Contact rate")
        .question("How many cases do customers have for each hundred seats?")
        .unit(Unit.RATE)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("createdAt of cases; seats sold just before the end of the interval")
        .groupBy(AccountDimensions.ALL, "productArea")
        .inputs(
            "support_case.created_at",
            "support_case.type",
            "support_case.product_area",
            "recurring_line.product",
            "recurring_line.seats",
            "recurring_line.valid_from",
            "recurring_line.valid_to")
        .source("ServiceXRG, Beyond Service Metrics; exact interval of a Poisson rate")
        .answers("S000-13", "S000-33")
        .examples(
            Example.named("three cases of 150 seats")
                .given(RECURRING_LINE, "id=1 account_id=Acme seats=100 valid_from=2025-01-01")
                .given(RECURRING_LINE, "id=2 account_id=Bolt seats=50 valid_from=2025-01-01")
                .given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z account_id=Acme")
                .given(SUPPORT_CASE, "id=2 created_at=2026-01-10T00:00:00Z account_id=Acme")
                .given(SUPPORT_CASE, "id=3 created_at=2026-01-10T00:00:00Z account_id=Bolt")
                .answers(Quantity.real(2)),
            Example.named("one of them is a defect")
                .by("defects")
                .given(RECURRING_LINE, "id=1 account_id=Acme seats=50 valid_from=2025-01-01")
                .given(
                    SUPPORT_CASE,
                    "id=1 created_at=2026-01-10T00:00:00Z account_id=Acme type=DEFECT")
                .given(
                    SUPPORT_CASE,
                    "id=2 created_at=2026-01-10T00:00:00Z account_id=Acme type=HOW_TO")
                .answers(Quantity.real(2)),
            Example.named("no seats, no defects for each of them").by("defects").hasNoAnswer(NONE),
            Example.named("nobody knows how many seats were sold")
                .given(SUPPORT_CASE, "id=1 created_at=2026-01-10T00:00:00Z account_id=Acme")
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        CASES,
        DEFECTS,
        DEFECTS.and("defectsOfAll").across(BY_AREA),
        SEATS.across(BY_AREA),
        // A product is no area until a case says so.
        SEATS.and("seatsOfArea").beside());
  }

  @Override
  public Optional<Rate> rate(Dialect dialect) {
    return Optional.of(
        new Rate(100, dialect.name().equals("defects") ? "defects" : "cases", "seats", true));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "rate",
                2,
                "100 * cases / seats; of a product area, seats of the product of its name, or of all where none has it",
                cell -> rate(cell, "cases"))
            .undefinedWhen(NONE),
        Dialect.of(
                "defects",
                2,
                "100 * defects / seats, the same; of a product area with a product also defectShare = its share of all defects and seatShare = that of all seats",
                cell -> rate(cell, "defects"))
            .undefinedWhen(NONE)
            .opensTo("defects"));
  }

  private static Outcome rate(Cell cell, String term) {
    var cases = cell.count(term);
    var ofAll = cell.sum("seats").longValue();
    var ofArea = cell.sum("seatsOfArea").longValue();
    var seats = ofArea > 0 ? ofArea : ofAll;
    var evidence = Evidence.of(cases).quotient(Quantity.count(cases), Quantity.count(seats));
    if (seats <= 0) {
      return new Outcome.Undefined(NONE, evidence);
    }
    if (term.equals("defects") && seats < ofAll && cell.count("defectsOfAll") > 0) {
      evidence =
          evidence
              .and("defectShare", Quantity.real((double) cases / cell.count("defectsOfAll")))
              .and("seatShare", Quantity.real((double) seats / ofAll));
    }
    return new Outcome.Value(
        Quantity.real(100.0 * cases / seats),
        evidence.with(Interval95.poissonRate(cases, seats / 100.0)));
  }
}
