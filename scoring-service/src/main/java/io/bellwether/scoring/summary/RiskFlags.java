package io.bellwether.scoring.summary;

import io.bellwether.scoring.account.AccountNow;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.summary.AccountSummary.Figure;
import io.bellwether.scoring.summary.RiskFlag.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks for signs of risk in the figures of an account.
///
/// @param begin of the interval
/// @param end the day after the interval
record RiskFlags(Instant begin, LocalDate end) {

  private static final double LOW_HEALTH = 50;
  private static final double HALF = 0.5;
  private static final int RENEWAL_IN_SIGHT = 90;

  List<RiskFlag> of(List<Figure> figures, AccountNow account, @Nullable Contact lastContact) {
    var health =
        below(Kind.HEALTH_LOW, AccountSummary.figure(figures, "account-health"), LOW_HEALTH);
    var dissatisfied =
        below(Kind.DISSATISFIED, AccountSummary.figure(figures, "customer-satisfaction"), HALF);
    var detracting =
        below(Kind.DETRACTING, AccountSummary.figure(figures, "net-promoter-score"), 0);
    var surveys = List.of(dissatisfied, detracting);
    return List.of(
        health,
        dissatisfied,
        detracting,
        backlog(figures),
        silent(lastContact),
        renewal(account.renewalDueOn()),
        disagreement(Kind.UNHEALTHY_THOUGH_CONTENT, health, true, surveys),
        disagreement(Kind.DISCONTENT_THOUGH_HEALTHY, health, false, surveys));
  }

  /// What customers say and how they are need not agree, and where they do not, somebody should
  /// look. Surveys that disagree with each other say neither.
  private static RiskFlag disagreement(
      Kind kind, RiskFlag health, boolean unhealthy, List<RiskFlag> surveys) {
    if (health.raised() == null) {
      return new RiskFlag(kind, null, health.why());
    }
    var answered = surveys.stream().filter(survey -> survey.raised() != null).toList();
    if (answered.isEmpty()) {
      return new RiskFlag(kind, null, "nobody answered a survey in the interval");
    }
    return new RiskFlag(
        kind,
        Objects.equals(health.raised(), unhealthy)
            && answered.stream().allMatch(survey -> Objects.equals(survey.raised(), !unhealthy)),
        Stream.concat(Stream.of(health), answered.stream())
            .map(RiskFlag::why)
            .collect(Collectors.joining(", ")));
  }

  private static RiskFlag below(Kind kind, Figure figure, double limit) {
    var id = figure.metric().definition().id();
    return switch (figure.outcome()) {
      case Outcome.Value(Quantity.Real(var value), _) ->
          new RiskFlag(kind, value < limit, "%s is %.2f".formatted(id, value));
      case Outcome.Value _ -> throw new IllegalStateException(id + " is no number");
      case Outcome.Undefined(var reason, _) -> new RiskFlag(kind, null, reason);
    };
  }

  private static RiskFlag backlog(List<Figure> figures) {
    var open = count(figures, "backlog");
    var created = count(figures, "submissions");
    var resolved = count(figures, "resolutions");
    return new RiskFlag(
        Kind.BACKLOG_GROWING,
        open > 0 && created > resolved,
        "%d open, %d created, %d resolved".formatted(open, created, resolved));
  }

  private RiskFlag silent(@Nullable Contact lastContact) {
    return lastContact == null
        ? new RiskFlag(Kind.SILENT, null, "no contact was ever logged")
        : new RiskFlag(
            Kind.SILENT,
            lastContact.at().isBefore(begin),
            "the last contact was at " + lastContact.at());
  }

  private RiskFlag renewal(@Nullable LocalDate due) {
    return due == null
        ? new RiskFlag(
            Kind.RENEWAL_SOON, null, "no contract in force has a day of renewal or an end")
        : new RiskFlag(
            Kind.RENEWAL_SOON,
            ChronoUnit.DAYS.between(end, due) <= RENEWAL_IN_SIGHT,
            "a contract is to be renewed on " + due);
  }

  private static long count(List<Figure> figures, String metricId) {
    var number = AccountSummary.figure(figures, metricId).number();
    if (number == null) {
      throw new IllegalStateException(metricId + " always has a value");
    }
    return number.longValue();
  }
}
