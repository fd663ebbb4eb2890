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
    return List.of(
        below(Kind.HEALTH_LOW, AccountSummary.figure(figures, "account-health"), LOW_HEALTH),
        below(Kind.DISSATISFIED, AccountSummary.figure(figures, "customer-satisfaction"), HALF),
        below(Kind.DETRACTING, AccountSummary.figure(figures, "net-promoter-score"), 0),
        backlog(figures),
        silent(lastContact),
        renewal(account.renewalDueOn()));
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
