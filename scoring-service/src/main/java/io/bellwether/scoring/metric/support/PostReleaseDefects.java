package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.RELEASE_CASE;
import static io.bellwether.scoring.metric.Timing.on;

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

/// How many defects customers report in the weeks after a release, in cases that name it. A release
/// counts when its weeks are over.
@Singleton
public final class PostReleaseDefects implements Metric {

  private static final String NONE = "nothing was released in the interval whose weeks are over";

  private static final String NO_ACCOUNTS = "no account paid when it was released";

  private static final Measure ROWS =
      Measure.count("rows", RELEASE_CASE, on("released_at"))
          .only("weeks-not-over", "released_at + :afterReleaseDays * INTERVAL '1' day <= as_of");

  private static final Measure CASES =
      ROWS.and("cases")
          .only("no-case", "case_id IS NOT NULL")
          .only("later", "created_at < released_at + :afterReleaseDays * INTERVAL '1' day");

  @Override
  public Definition definition() {
    return Definition.named("post-release-defects", "Post-release defects")
        .question("Do updates cause more problems than they fix?")
        .unit(Unit.RATE)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("releasedAt")
        .groupBy("productArea", "release")
        .inputs(
            "release_case.released_at",
            "release_case.created_at",
            "release_case.case_type",
            "release_case.accounts",
            "release_case.as_of")
        .source("ServiceXRG, customer success metrics; exact interval of a Poisson rate")
        .answers("S002-41", "S002-45")
        .policy("afterReleaseDays", 30)
        .examples(
            Example.named("of two releases one has three cases and two defects in time")
                .given(
                    RELEASE_CASE,
                    "id=R released_at=2026-01-05T00:00:00Z case_id=1 created_at=2026-01-10T00:00:00Z case_type=DEFECT as_of=2026-03-01T00:00:00Z")
                .given(
                    RELEASE_CASE,
                    "id=R released_at=2026-01-05T00:00:00Z case_id=2 created_at=2026-01-10T00:00:00Z case_type=DEFECT as_of=2026-03-01T00:00:00Z")
                .given(
                    RELEASE_CASE,
                    "id=R released_at=2026-01-05T00:00:00Z case_id=3 created_at=2026-02-10T00:00:00Z case_type=DEFECT as_of=2026-03-01T00:00:00Z")
                .given(
                    RELEASE_CASE,
                    "id=S released_at=2026-01-10T00:00:00Z as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(1)),
            Example.named("any case after a release")
                .by("cases")
                .given(
                    RELEASE_CASE,
                    "id=R released_at=2026-01-05T00:00:00Z case_id=1 created_at=2026-01-10T00:00:00Z case_type=HOW_TO as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(1)),
            Example.named("two defects of fifty accounts that could have had them")
                .by("per-100-accounts")
                .given(
                    RELEASE_CASE,
                    "id=R released_at=2026-01-05T00:00:00Z case_id=1 created_at=2026-01-10T00:00:00Z case_type=DEFECT accounts=50 as_of=2026-03-01T00:00:00Z")
                .given(
                    RELEASE_CASE,
                    "id=R released_at=2026-01-05T00:00:00Z case_id=2 created_at=2026-01-11T00:00:00Z case_type=DEFECT as_of=2026-03-01T00:00:00Z")
                .answers(Quantity.real(4)),
            Example.named("nobody had the product yet")
                .by("per-100-accounts")
                .given(
                    RELEASE_CASE,
                    "id=R released_at=2026-01-05T00:00:00Z accounts=0 as_of=2026-03-01T00:00:00Z")
                .hasNoAnswer(NO_ACCOUNTS),
            Example.named("its weeks are not over")
                .given(
                    RELEASE_CASE,
                    "id=S released_at=2026-01-10T00:00:00Z as_of=2026-01-20T00:00:00Z")
                .hasNoAnswer(NONE),
            Example.named("no release").by("cases").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ROWS.as("releases", new Agg.Distinct("id")),
        CASES,
        CASES.and("defects").only("no-defect", "case_type = 'DEFECT'"),
        ROWS.as("accounts", new Agg.Sum("accounts")));
  }

  /// Each release has the same days.
  @Override
  public Optional<Rate> rate(Dialect dialect) {
    return Optional.of(
        switch (dialect.name()) {
          case "per-100-accounts" -> new Rate(100, "defects", "accounts", false);
          case "cases" -> new Rate(1, "cases", "releases", false);
          default -> new Rate(1, "defects", "releases", false);
        });
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of("defects", 1, "defects / releases", cell -> rate(cell, "defects"))
            .undefinedWhen(NONE)
            .opensTo("defects"),
        Dialect.of("cases", 1, "cases / releases", cell -> rate(cell, "cases"))
            .undefinedWhen(NONE)
            .opensTo("cases"),
        Dialect.of(
                "per-100-accounts",
                1,
                "100 * defects / accounts; accounts = those that paid as a release came, added up over releases",
                PostReleaseDefects::perAccounts)
            .undefinedWhen(NONE + "; or " + NO_ACCOUNTS)
            .opensTo("defects"));
  }

  private static Outcome perAccounts(Cell cell) {
    var defects = cell.count("defects");
    var accounts = cell.sum("accounts").longValue();
    var evidence = Evidence.quotient(defects, accounts);
    if (cell.count("releases") == 0) {
      return new Outcome.Undefined(NONE, evidence);
    }
    return accounts == 0
        ? new Outcome.Undefined(NO_ACCOUNTS, evidence)
        : new Outcome.Value(
            Quantity.real(100.0 * defects / accounts),
            evidence.with(Interval95.poissonRate(defects, accounts / 100.0)));
  }

  private static Outcome rate(Cell cell, String term) {
    var cases = cell.count(term);
    var releases = cell.count("releases");
    var evidence = Evidence.quotient(cases, releases);
    return releases == 0
        ? new Outcome.Undefined(NONE, evidence)
        : new Outcome.Value(
            Quantity.real((double) cases / releases),
            evidence.with(Interval95.poissonRate(cases, releases)));
  }
}
