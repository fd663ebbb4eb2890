package io.bellwether.scoring.metric.survey;

import static io.bellwether.scoring.metric.Facts.RESPONSE;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Clock;
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
import io.bellwether.scoring.metric.support.Durations;
import jakarta.inject.Singleton;
import java.util.List;

/// How long detractors and promoters of a net promoter survey wait until somebody comes back to
/// them. By rep, those to whom nobody did are with nobody.
@Singleton
public final class FollowUpTime implements Metric {

  private static final String NONE =
      "nobody came back yet to a detractor or promoter who answered in the interval";
  private static final String NO_DETRACTOR =
      "nobody came back yet to a detractor who answered in the interval";
  private static final String NO_PROMOTER =
      "nobody came back yet to a promoter who answered in the interval";
  private static final String FEWER_THAN_HALF =
      "to fewer than half of those who answered in the interval has anybody come back";

  private static final Measure ANSWERS =
      Measure.count("answers", RESPONSE, on("responded_at"))
          .only("other-survey-kind", "kind = 'NPS'")
          .only("scale-is-not-0-to-10", "scale_min = 0 AND scale_max = 10")
          .only("passive", "score <= 6 OR score >= 9");

  private static final Measure CONTACTED =
      ANSWERS
          .as(
              "contacted",
              new Agg.Spread(
                  "CAST(floor(extract(epoch FROM (greatest(contacted_at, responded_at) - responded_at))) AS bigint)"))
          .only("not-followed-up", "contacted_at IS NOT NULL");

  private static final Measure CONTACTED_AFTER =
      CONTACTED.as(
          "detractorsContactedAfter",
          new Agg.Each(
              "floor(extract(epoch FROM (greatest(contacted_at, responded_at) - responded_at)))"));

  private static final Measure WAITING_FOR =
      ANSWERS
          .as(
              "detractorsWaitingFor",
              new Agg.Each("greatest(0, floor(extract(epoch FROM (as_of - responded_at))))"))
          .only("followed-up", "contacted_at IS NULL");

  @Override
  public Definition definition() {
    return Definition.named("follow-up-time", "Follow-up time")
        .question("How long do those who answered wait until we come back to them?")
        .unit(Unit.SECONDS)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis("respondedAt")
        .groupBy(AccountDimensions.ALL, "rep")
        .inputs(
            "response.responded_at",
            "response.contacted_at",
            "response.score",
            "response.kind",
            "response.as_of")
        .source(
            "ServiceXRG, customer success metrics: close the loop; "
                + Durations.INTERVALS
                + "; Kaplan and Meier")
        .answers("S003-11")
        .examples(
            five("detractors after one day and three, promoters after two and eight: 2.5 days")
                .answers(days(2.5)),
            five("detractors alone").by("detractors").answers(days(2)),
            five("promoters alone").by("promoters").answers(days(5)),
            five("of three detractors one waits: half of them after three days")
                .by("detractors-censored")
                .answers(days(3)),
            five("no promoter waits").by("promoters-censored").answers(days(2)),
            one("a detractor waits", "3").hasNoAnswer(NONE),
            one("a detractor waits for a time", "3").by("detractors").hasNoAnswer(NO_DETRACTOR),
            one("a promoter waits", "9").by("promoters").hasNoAnswer(NO_PROMOTER),
            one("one who waits says nothing of the median", "3")
                .by("detractors-censored")
                .hasNoAnswer(FEWER_THAN_HALF),
            one("nor if content", "9").by("promoters-censored").hasNoAnswer(FEWER_THAN_HALF));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        CONTACTED,
        CONTACTED.and("detractorsContacted").only("no-detractor", "score <= 6"),
        CONTACTED.and("promotersContacted").only("no-promoter", "score >= 9"),
        ANSWERS,
        ANSWERS.and("detractors").only("no-detractor", "score <= 6"),
        ANSWERS.and("promoters").only("no-promoter", "score >= 9"),
        CONTACTED_AFTER.only("no-detractor", "score <= 6"),
        CONTACTED_AFTER.and("promotersContactedAfter").only("no-promoter", "score >= 9"),
        WAITING_FOR.only("no-detractor", "score <= 6"),
        WAITING_FOR.and("promotersWaitingFor").only("no-promoter", "score >= 9"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "all",
                1,
                "median of the seconds from the answer of a detractor or promoter to the first"
                    + " contact after it; waiting = those who have none yet",
                cell -> time(cell, "contacted", "answers", NONE))
            .undefinedWhen(NONE)
            .by(Clock.CALENDAR),
        Dialect.of(
                "detractors",
                1,
                "the same of detractors",
                cell -> time(cell, "detractorsContacted", "detractors", NO_DETRACTOR))
            .undefinedWhen(NO_DETRACTOR)
            .opensTo("detractorsContacted")
            .by(Clock.CALENDAR),
        Dialect.of(
                "promoters",
                1,
                "the same of promoters",
                cell -> time(cell, "promotersContacted", "promoters", NO_PROMOTER))
            .undefinedWhen(NO_PROMOTER)
            .opensTo("promotersContacted")
            .by(Clock.CALENDAR),
        censored("detractors"),
        censored("promoters"));
  }

  private static Dialect censored(String whom) {
    return Dialect.of(
            whom + "-censored",
            1,
            "Kaplan-Meier median of the seconds from the answer to the first contact, of "
                + whom
                + "; those without one count as far as they got",
            cell ->
                Durations.censored(
                    cell.each(whom + "ContactedAfter"),
                    cell.each(whom + "WaitingFor"),
                    FEWER_THAN_HALF))
        .undefinedWhen(FEWER_THAN_HALF)
        .opensTo(whom + "ContactedAfter", whom + "WaitingFor")
        .by(Clock.CALENDAR);
  }

  private static Outcome time(Cell cell, String contacted, String answers, String undefinedWhen) {
    var spread = cell.spread(contacted);
    return Durations.median(
        "calendar",
        spread,
        Evidence.of(spread.n())
            .and("answers", cell.count(answers))
            .and("waiting", cell.count(answers) - spread.n()),
        undefinedWhen);
  }

  /// Detractors after one day, three days and not yet, promoters after two days and eight.
  private static Example.Builder five(String name) {
    return Example.named(name)
        .given(RESPONSE, answer("1", "3", "2026-01-11T00:00:00Z"))
        .given(RESPONSE, answer("2", "6", "2026-01-13T00:00:00Z"))
        .given(RESPONSE, waiting("3", "0"))
        .given(RESPONSE, answer("4", "9", "2026-01-12T00:00:00Z"))
        .given(RESPONSE, answer("5", "10", "2026-01-18T00:00:00Z"))
        .given(RESPONSE, answer("6", "7", "2026-01-10T00:00:00Z"));
  }

  private static Example.Builder one(String name, String score) {
    return Example.named(name).given(RESPONSE, waiting("1", score));
  }

  private static String[] waiting(String id, String score) {
    return new String[] {
      "id", id,
      "kind", "NPS",
      "scale_min", "0",
      "scale_max", "10",
      "score", score,
      "responded_at", "2026-01-10T00:00:00Z",
      "as_of", "2026-03-01T00:00:00Z"
    };
  }

  private static String[] answer(String id, String score, String contacted) {
    return Example.row(new String[] {"contacted_at", contacted}, waiting(id, score));
  }

  private static Quantity days(double days) {
    return Quantity.real(days * 86_400);
  }
}
