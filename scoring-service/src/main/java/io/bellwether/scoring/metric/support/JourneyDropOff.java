package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.SupportFacts.SELF_SERVICE_SESSION;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Identity;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.List;

/// At which step of their way to an answer customers give up: of the visits that came as far as the
/// step, those that ended there without one.
@Singleton
public final class JourneyDropOff implements Metric {

  private static final Measure KNOWN =
      Measure.count("sessions", SELF_SERVICE_SESSION, on("started_at"))
          .only("not-known", "solved IS NOT NULL AND last_step IS NOT NULL");

  private static final Measure SOLVED = KNOWN.and("solved").only("not-solved", "solved");

  private static final Measure REACHED_EXPLORATION = KNOWN.and("reachedExploration");

  private static final Measure STOPPED_IN_EXPLORATION =
      REACHED_EXPLORATION
          .and("stoppedInExploration")
          .only("went-on", "last_step = 'EXPLORATION'")
          .only("solved", "NOT solved");

  private static final Measure REACHED_FORMULATION =
      KNOWN
          .and("reachedFormulation")
          .only(
              "ended-before", "last_step IN ('FORMULATION', 'EVALUATION', 'VALIDATION', 'ACTION')");

  private static final Measure STOPPED_IN_FORMULATION =
      REACHED_FORMULATION
          .and("stoppedInFormulation")
          .only("went-on", "last_step = 'FORMULATION'")
          .only("solved", "NOT solved");

  private static final Measure REACHED_EVALUATION =
      KNOWN
          .and("reachedEvaluation")
          .only("ended-before", "last_step IN ('EVALUATION', 'VALIDATION', 'ACTION')");

  private static final Measure STOPPED_IN_EVALUATION =
      REACHED_EVALUATION
          .and("stoppedInEvaluation")
          .only("went-on", "last_step = 'EVALUATION'")
          .only("solved", "NOT solved");

  private static final Measure REACHED_VALIDATION =
      KNOWN.and("reachedValidation").only("ended-before", "last_step IN ('VALIDATION', 'ACTION')");

  private static final Measure STOPPED_IN_VALIDATION =
      REACHED_VALIDATION
          .and("stoppedInValidation")
          .only("went-on", "last_step = 'VALIDATION'")
          .only("solved", "NOT solved");

  private static final Measure REACHED_ACTION =
      KNOWN.and("reachedAction").only("ended-before", "last_step = 'ACTION'");

  private static final Measure STOPPED_IN_ACTION =
      REACHED_ACTION.and("stoppedInAction").only("solved", "NOT solved");

  @Override
  public Definition definition() {
    return Definition.named("journey-drop-off", "Journey drop-off")
        .question("At which step do customers who look for an answer stop?")
        .unit(Unit.RATIO)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("startedAt")
        .groupBy(AccountDimensions.ALL, "topic")
        .inputs(
            "self_service_session.started_at",
            "self_service_session.last_step",
            "self_service_session.solved")
        .source("ServiceXRG, customer experience: the steps of a journey; Wilson's score interval")
        .answers("S002-32")
        .examples(
            five("of five one gave up looking around", "exploration", 0.2),
            five("of the other four one could not say what for", "formulation", 0.25),
            five("of three nobody gave up while reading, one had found it", "evaluation", 0),
            five("of two that tried it one failed", "validation", 0.5),
            acted("whoever acted had said what for: of five one could not", "formulation", 0.2),
            acted("whoever acted had read: of four one gave up at that", "evaluation", 0.25),
            acted("whoever acted had tried: of three one failed at that", "validation", 1.0 / 3),
            acted("of two that acted on it one gave up", "action", 0.5),
            none("nobody looked around", "exploration"),
            none("nor said what for", "formulation"),
            none("nor read", "evaluation"),
            none("nor tried", "validation"),
            none("nor acted", "action"));
  }

  private static Example five(String name, String step, double value) {
    return Example.named(name)
        .by(step)
        .given(SELF_SERVICE_SESSION, session("1", "EXPLORATION", false))
        .given(SELF_SERVICE_SESSION, session("2", "FORMULATION", false))
        .given(SELF_SERVICE_SESSION, session("3", "EVALUATION", true))
        .given(SELF_SERVICE_SESSION, session("4", "VALIDATION", true))
        .given(SELF_SERVICE_SESSION, session("5", "VALIDATION", false))
        .answers(Quantity.real(value));
  }

  private static Example acted(String name, String step, double value) {
    return Example.named(name)
        .by(step)
        .given(SELF_SERVICE_SESSION, session("1", "FORMULATION", false))
        .given(SELF_SERVICE_SESSION, session("2", "EVALUATION", false))
        .given(SELF_SERVICE_SESSION, session("3", "VALIDATION", false))
        .given(SELF_SERVICE_SESSION, session("4", "ACTION", false))
        .given(SELF_SERVICE_SESSION, session("5", "ACTION", true))
        .answers(Quantity.real(value));
  }

  /// How the visit ended is not known.
  private static Example none(String name, String step) {
    return Example.named(name)
        .by(step)
        .given(SELF_SERVICE_SESSION, "id=1 started_at=2026-01-10T00:00:00Z last_step=VALIDATION")
        .hasNoAnswer("no visit came as far as " + step);
  }

  private static String session(String id, String step, boolean solved) {
    return "id=%s started_at=2026-01-10T00:00:00Z last_step=%s solved=%s"
        .formatted(id, step, solved);
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        KNOWN,
        SOLVED,
        REACHED_EXPLORATION,
        STOPPED_IN_EXPLORATION,
        REACHED_FORMULATION,
        STOPPED_IN_FORMULATION,
        REACHED_EVALUATION,
        STOPPED_IN_EVALUATION,
        REACHED_VALIDATION,
        STOPPED_IN_VALIDATION,
        REACHED_ACTION,
        STOPPED_IN_ACTION);
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "ends",
            "stoppedInExploration + stoppedInFormulation + stoppedInEvaluation +"
                + " stoppedInValidation + stoppedInAction + solved = sessions",
            cell ->
                cell.count("stoppedInExploration")
                    + cell.count("stoppedInFormulation")
                    + cell.count("stoppedInEvaluation")
                    + cell.count("stoppedInValidation")
                    + cell.count("stoppedInAction")
                    + cell.count("solved")
                    - cell.count("sessions")));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        dropOff("exploration", "stoppedInExploration", "reachedExploration"),
        dropOff("formulation", "stoppedInFormulation", "reachedFormulation"),
        dropOff("evaluation", "stoppedInEvaluation", "reachedEvaluation"),
        dropOff("validation", "stoppedInValidation", "reachedValidation"),
        dropOff("action", "stoppedInAction", "reachedAction"));
  }

  private static Dialect dropOff(String step, String stopped, String reached) {
    return Dialect.proportion(step, 1, stopped, reached, "no visit came as far as " + step);
  }
}
