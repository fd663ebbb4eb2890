package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.CASE_HANDLING;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.CaseDimensions;
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

/// The share of routed cases that a rule routed, and `of-cases` of all cases, routed or not.
/// `accuracy`: of those that a rule routed, how many stayed where it put them. A case that was not
/// routed again, but given to somebody of another team, was not routed right either; where no team
/// was named, nobody can tell the second.
@Singleton
public final class AutomatedRoutingRate implements Metric {

  private static final String NONE = "no case created in the interval was routed";

  private static final String NONE_CREATED = "no case was created in the interval";

  private static final String NONE_AUTOMATIC =
      "no case created in the interval was routed by a rule";

  private static final Measure CREATED = Measure.count("created", CASE_HANDLING, on("created_at"));

  private static final Measure ALL = CREATED.and("routed").only("not-routed", "routings > 0");

  private static final Measure SOME =
      ALL.and("automatic").only("routed-by-a-person", "routed_by = 'BOT'");

  @Override
  public Definition definition() {
    return Definition.named("automated-routing-rate", "Automated routing rate")
        .question("How much routing is automatic, and does it find the right team?")
        .unit(Unit.RATIO)
        .better(Direction.HIGHER_IS_BETTER)
        .dateBasis("createdAt")
        .groupBy(CaseDimensions.AND_HOURS)
        .inputs(
            "case_handling.created_at",
            "case_handling.routings",
            "case_handling.routed_by",
            "case_handling.had_by_another_team")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-25")
        .examples(
            four("one of three that were routed was routed by a rule")
                .answers(Quantity.real(1.0 / 3)),
            four("that is one of four cases").by("of-cases").answers(Quantity.real(0.25)),
            Example.named("of four that a rule routed two stayed, as far as is known")
                .by("accuracy")
                .given(
                    CASE_HANDLING,
                    routed("1", "1", "routed_by", "BOT", "had_by_another_team", "false"))
                .given(
                    CASE_HANDLING,
                    routed("2", "2", "routed_by", "BOT", "had_by_another_team", "false"))
                .given(
                    CASE_HANDLING,
                    routed("3", "1", "routed_by", "BOT", "had_by_another_team", "true"))
                .given(CASE_HANDLING, routed("4", "1", "routed_by", "BOT"))
                .answers(Quantity.real(0.5)),
            Example.named("no rule, no accuracy")
                .by("accuracy")
                .given(CASE_HANDLING, routed("1", "1", "routed_by", "REP"))
                .hasNoAnswer(NONE_AUTOMATIC),
            Example.named("a case that nobody routed")
                .given(CASE_HANDLING, routed("1", "0"))
                .hasNoAnswer(NONE),
            Example.named("nothing to route").by("of-cases").hasNoAnswer(NONE_CREATED));
  }

  @Override
  public List<Measure> measures() {
    var kept =
        SOME.and("kept")
            .only("routed-again", "routings = 1")
            .only("had-by-another-team", "had_by_another_team IS NOT TRUE");
    return List.of(
        ALL,
        SOME,
        kept,
        SOME.and("automaticToNoTeam").only("team-named", "had_by_another_team IS NULL"),
        CREATED);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 1, "automatic", "routed", NONE),
        new Dialect(
            "accuracy",
            2,
            "kept / automatic; kept = neither routed again nor given to somebody of another team"
                + " afterwards; automaticToNoTeam = those of which the second is not known",
            "kept",
            "automatic",
            NONE_AUTOMATIC,
            cell ->
                Outcome.proportion(cell.count("kept"), cell.count("automatic"), NONE_AUTOMATIC)
                    .and("automaticToNoTeam", Quantity.count(cell.count("automaticToNoTeam")))),
        Dialect.proportion("of-cases", 1, "automatic", "created", NONE_CREATED));
  }

  private static Example.Builder four(String name) {
    return Example.named(name)
        .given(CASE_HANDLING, routed("1", "1", "routed_by", "BOT"))
        .given(CASE_HANDLING, routed("2", "2", "routed_by", "REP"))
        .given(CASE_HANDLING, routed("3", "1"))
        .given(CASE_HANDLING, routed("4", "0"));
  }

  private static String[] routed(String id, String routings, String... more) {
    return Example.row(more, "id", id, "created_at", "2026-01-10T00:00:00Z", "routings", routings);
  }
}
