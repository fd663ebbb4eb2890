package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.RESOLUTION;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.CaseDimensions;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// The share of cases that customers reported and that are defects of the product, and how many
/// different defects they are: at least those that cases name, at most one more for each case that
/// names none. What we found ourselves is no report. How many of the reports that came to an end
/// are documented tells how far their types can be believed.
@Singleton
public final class DefectShare implements Metric {

  private static final String NONE = "no case that a customer reported was created in the interval";

  private static final String NO_ROOT_CAUSE =
      "no case that a customer reported in the interval is resolved or closed with a root cause";

  private static final Measure REPORTED =
      Measure.count("reported", SUPPORT_CASE, on("created_at"))
          .only("found-by-us", "coalesce(origin, 'CUSTOMER') = 'CUSTOMER'");

  private static final Measure DEFECTS =
      REPORTED.and("defects").only("no-defect", "type = 'DEFECT'");

  private static final Measure UNLINKED =
      DEFECTS.and("withoutDefectId").only("defect-named", "linked_defect_id IS NULL");

  private static final Measure CLOSED =
      Measure.count("closed", RESOLUTION, on("created_at"))
          .only("found-by-us", "coalesce(origin, 'CUSTOMER') = 'CUSTOMER'")
          .only("merged-into-another", "closing <> 'MERGED'")
          .only("resolved-again-later", "is_last")
          .only("reopened", "reopened_at IS NULL");

  private static final Measure WITH_ROOT_CAUSE =
      CLOSED.and("withRootCause").only("no-root-cause", "root_cause IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("defect-share", "Defect share")
        .question("Which share of what customers report are defects of the product?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "support_case.created_at",
            "support_case.type",
            "support_case.origin",
            "support_case.linked_defect_id",
            "resolution.created_at",
            "resolution.documentation_complete",
            "resolution.root_cause")
        .source("ServiceXRG, Beyond Service Metrics; Wilson's score interval")
        .answers("S000-08", "S000-13")
        .examples(
            Example.named("two of three reports are defects, the same one")
                .given(
                    SUPPORT_CASE,
                    "id=1 created_at=2026-01-10T00:00:00Z type=DEFECT linked_defect_id=BUG-1")
                .given(
                    SUPPORT_CASE,
                    "id=2 created_at=2026-01-10T00:00:00Z type=DEFECT linked_defect_id=BUG-1")
                .given(SUPPORT_CASE, "id=3 created_at=2026-01-10T00:00:00Z type=HOW_TO")
                .given(
                    SUPPORT_CASE,
                    "id=4 created_at=2026-01-10T00:00:00Z type=DEFECT origin=PROACTIVE")
                .answers(Quantity.real(2.0 / 3)),
            Example.named("the same two are one defect")
                .by("distinct-defects")
                .given(
                    SUPPORT_CASE,
                    "id=1 created_at=2026-01-10T00:00:00Z type=DEFECT linked_defect_id=BUG-1")
                .given(
                    SUPPORT_CASE,
                    "id=2 created_at=2026-01-10T00:00:00Z type=DEFECT linked_defect_id=BUG-1")
                .answers(Quantity.count(1)),
            Example.named("two name the same defect, two name none and are one each")
                .by("distinct-with-unlinked")
                .given(
                    SUPPORT_CASE,
                    "id=1 created_at=2026-01-10T00:00:00Z type=DEFECT linked_defect_id=BUG-1")
                .given(
                    SUPPORT_CASE,
                    "id=2 created_at=2026-01-10T00:00:00Z type=DEFECT linked_defect_id=BUG-1")
                .given(SUPPORT_CASE, "id=3 created_at=2026-01-10T00:00:00Z type=DEFECT")
                .given(SUPPORT_CASE, "id=4 created_at=2026-01-10T00:00:00Z type=DEFECT")
                .given(SUPPORT_CASE, "id=5 created_at=2026-01-10T00:00:00Z type=HOW_TO")
                .answers(Quantity.count(3)),
            Example.named("of two that say what they turned out to be one is a defect")
                .by("by-root-cause")
                .given(RESOLUTION, closed("1", "type", "HOW_TO", "root_cause", "DEFECT"))
                .given(RESOLUTION, closed("2", "type", "DEFECT", "root_cause", "HOW_TO"))
                .given(RESOLUTION, closed("3", "type", "DEFECT"))
                .given(
                    RESOLUTION,
                    closed("4", "root_cause", "DEFECT", "reopened_at", "2026-01-13T00:00:00Z"))
                .given(RESOLUTION, closed("5", "root_cause", "DEFECT", "origin", "PROACTIVE"))
                .given(RESOLUTION, closed("6", "root_cause", "DEFECT", "closing", "MERGED"))
                .answers(Quantity.real(1.0 / 2)),
            Example.named("nobody wrote down what it was")
                .by("by-root-cause")
                .given(RESOLUTION, closed("1", "type", "DEFECT"))
                .hasNoAnswer(NO_ROOT_CAUSE),
            Example.named("nobody reported anything").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        REPORTED,
        DEFECTS,
        DEFECTS.as("distinctDefects", new Agg.Distinct("linked_defect_id")),
        UNLINKED,
        CLOSED,
        CLOSED.and("documented").only("not-documented", "documentation_complete"),
        WITH_ROOT_CAUSE,
        WITH_ROOT_CAUSE.and("rootCauseDefects").only("no-defect", "root_cause = 'DEFECT'"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        new Dialect(
            "share",
            1,
            "defects / reported, by the type of the cases; withoutDefectId = defects that name none; closed = reports created"
                + " in the interval that are closed, documented = of these those whose resolution"
                + " and cause were written down",
            "defects",
            "reported",
            NONE,
            DefectShare::share),
        Dialect.of(
                "distinct-defects",
                1,
                "count of different linked defects",
                cell -> Outcome.count(cell.count("distinctDefects")))
            .in(Unit.COUNT)
            .opensTo("distinctDefects"),
        Dialect.of(
                "distinct-with-unlinked",
                1,
                "count of different linked defects + withoutDefectId: each that names none is one"
                    + " of its own",
                cell ->
                    Outcome.count(cell.count("distinctDefects") + cell.count("withoutDefectId"))
                        .and("withoutDefectId", Quantity.count(cell.count("withoutDefectId"))))
            .in(Unit.COUNT)
            .opensTo("withoutDefectId"),
        new Dialect(
            "by-root-cause",
            1,
            "rootCauseDefects / withRootCause: of the reports created in the interval that are"
                + " resolved or closed and for which somebody wrote down what they turned out to be,"
                + " those that were defects; closed = also those for which nobody did",
            "rootCauseDefects",
            "withRootCause",
            NO_ROOT_CAUSE,
            DefectShare::byRootCause));
  }

  private static Outcome byRootCause(Cell cell) {
    return Outcome.proportion(
            cell.count("rootCauseDefects"), cell.count("withRootCause"), NO_ROOT_CAUSE)
        .and("closed", Quantity.count(cell.count("closed")))
        .and("documented", Quantity.count(cell.count("documented")));
  }

  private static String[] closed(String id, String... more) {
    return Example.row(
        more,
        "id",
        id,
        "created_at",
        "2026-01-10T00:00:00Z",
        "resolved_at",
        "2026-01-12T00:00:00Z",
        "closing",
        "CLOSED",
        "nth",
        "1",
        "is_last",
        "true");
  }

  private static Outcome share(Cell cell) {
    return Outcome.proportion(cell.count("defects"), cell.count("reported"), NONE)
        .and("distinctDefects", Quantity.count(cell.count("distinctDefects")))
        .and("withoutDefectId", Quantity.count(cell.count("withoutDefectId")))
        .and("closed", Quantity.count(cell.count("closed")))
        .and("documented", Quantity.count(cell.count("documented")));
  }
}
