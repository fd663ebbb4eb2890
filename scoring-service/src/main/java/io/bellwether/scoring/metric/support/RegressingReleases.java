package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.RELEASE_BALANCE;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// The releases that broke more than they fixed in their first thirty days. Broken is a defect that
/// cases which name the release report and no case before it did; fixed is a known issue of its
/// area that was fixed from it on, before the next release of the area. A release counts when its
/// days are over.
@Singleton
public final class RegressingReleases implements Metric {

  private static final String NONE =
      "nothing was released in the interval whose thirty days are over";

  private static final Measure RELEASES =
      Measure.count("releases", RELEASE_BALANCE, on("released_at"))
          .only("days-not-over", "released_at + INTERVAL '30' day <= as_of");

  @Override
  public Definition definition() {
    return Definition.named("regressing-releases", "Regressing releases")
        .question("Which updates cause more problems than they fix?")
        .unit(Unit.COUNT)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("releasedAt")
        .groupBy("productArea", "release")
        .inputs(
            "release_balance.released_at",
            "release_balance.new_defects",
            "release_balance.fixes",
            "release_balance.as_of")
        .source(
            "ServiceXRG, nine drivers of satisfaction: updates that cause more problems than they"
                + " fix; what counts as either is ours; Wilson's score interval")
        .answers("S002-41")
        .examples(
            three("one of three broke more than it fixed").answers(Quantity.count(1)),
            three("a third of them").by("share").answers(Quantity.real(1.0 / 3)),
            three("all in all, 4 defects came and 5 went")
                .by("net-defects")
                .answers(Quantity.count(-1)),
            Example.named("nothing was released, so nothing went wrong").answers(Quantity.count(0)),
            Example.named("its days are not over")
                .by("share")
                .given(RELEASE_BALANCE, release("1", "3", "0", "2026-01-20T00:00:00Z"))
                .hasNoAnswer(NONE),
            Example.named("nobody knows yet what it did")
                .by("net-defects")
                .given(RELEASE_BALANCE, release("1", "3", "0", "2026-01-20T00:00:00Z"))
                .hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        RELEASES.and("regressing").only("as-many-fixes-as-defects", "new_defects > fixes"),
        RELEASES,
        RELEASES.and("even").only("more-of-either", "new_defects = fixes"),
        RELEASES.and("improving").only("as-many-defects-as-fixes", "new_defects < fixes"),
        RELEASES.as("newDefects", new Agg.Sum("new_defects")),
        RELEASES.as("fixes", new Agg.Sum("fixes")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
            "releases",
            1,
            "count of releases with newDefects > fixes",
            cell ->
                with(
                    cell,
                    new Outcome.Value(
                        Quantity.count(cell.count("regressing")),
                        Evidence.of(cell.count("releases")).ofEverything()))),
        new Dialect(
                "share",
                1,
                "regressing / releases",
                "regressing",
                "releases",
                NONE,
                cell ->
                    with(
                        cell,
                        Outcome.proportion(cell.count("regressing"), cell.count("releases"), NONE)))
            .in(Unit.RATIO),
        Dialect.of(
                "net-defects",
                1,
                "newDefects - fixes, of all releases of the interval or group",
                RegressingReleases::net)
            .undefinedWhen(NONE)
            .opensTo("newDefects"));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "releases",
            "regressing + even + improving = releases",
            cell ->
                cell.count("regressing")
                    + cell.count("even")
                    + cell.count("improving")
                    - cell.count("releases")));
  }

  private static Outcome net(Cell cell) {
    var releases = cell.count("releases");
    var evidence = Evidence.of(releases).ofEverything();
    return with(
        cell,
        releases == 0
            ? new Outcome.Undefined(NONE, evidence)
            : new Outcome.Value(
                Quantity.count(cell.sum("newDefects").subtract(cell.sum("fixes")).longValueExact()),
                evidence));
  }

  private static Outcome with(Cell cell, Outcome outcome) {
    return outcome
        .and("releases", Quantity.count(cell.count("releases")))
        .and("newDefects", Quantity.count(cell.sum("newDefects").longValueExact()))
        .and("fixes", Quantity.count(cell.sum("fixes").longValueExact()));
  }

  /// One that breaks three and fixes two, one that does neither, one that breaks one and fixes
  /// three.
  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(RELEASE_BALANCE, release("1", "3", "2", "2026-03-01T00:00:00Z"))
        .given(RELEASE_BALANCE, release("2", "0", "0", "2026-03-01T00:00:00Z"))
        .given(RELEASE_BALANCE, release("3", "1", "3", "2026-03-01T00:00:00Z"));
  }

  private static String release(String id, String newDefects, String fixes, String asOf) {
    return "id=%s released_at=2026-01-10T00:00:00Z new_defects=%s fixes=%s as_of=%s"
        .formatted(id, newDefects, fixes, asOf);
  }
}
