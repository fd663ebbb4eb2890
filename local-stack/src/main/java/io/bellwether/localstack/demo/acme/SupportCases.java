package io.bellwether.localstack.demo.acme;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The cases that a customer raises, and how they go.
final class SupportCases {

  private static final List<String> TYPES =
      List.of("DEFECT", "HOW_TO", "INSTALL_CONFIG", "FEATURE_REQUEST", "BILLING");
  private static final List<String> CHANNELS = List.of("EMAIL", "WEB", "CHAT", "PHONE");
  private static final List<Severity> SEVERITIES = List.of(Severity.values());

  private static final double BOT_RESOLVES_CHAT = 0.4;
  private static final double REOPENED = 0.05;
  private static final double REOPENED_DEFECT = 0.11;
  private static final double NEVER_RESOLVED = 0.004;
  private static final double FIRST_REPLY_RESOLVES = 0.35;
  private static final double NOTED = 0.3;
  private static final double WAITS = 0.3;
  private static final double RATED = 0.3;
  private static final double COMMUNITY = 0.2;

  private SupportCases() {}

  static Stream<SupportCase> of(Customer customer, Subscription subscription) {
    var draws = customer.draws(Customer.Idea.CASES);
    var arrivals = Arrivals.of(customer, subscription, draws.split()).toList();
    return Stream.concat(
        Stream.iterate(0, number -> number < arrivals.size(), number -> number + 1)
            .map(number -> raised(customer, number + 1, arrivals.get(number), draws.split())),
        EarlyCalls.of(customer, draws.split()));
  }

  private static SupportCase raised(Customer customer, int number, Instant at, Draws draws) {
    var day = LocalDate.ofInstant(at, customer.region().zone());
    var type =
        draws.weighted(TYPES, 100 * Arrivals.DEFECTS * Arrivals.defects(day), 38, 18, 10, 12);
    var channel = draws.weighted(CHANNELS, 40, 30, 18, 12);
    // Nobody is affected by what is not there yet.
    var rated = !type.equals("FEATURE_REQUEST");
    var severity =
        type.equals("DEFECT")
            ? draws.weighted(SEVERITIES, 9, 25, 45, 21)
            : rated ? draws.weighted(SEVERITIES, 3, 10, 42, 45) : Severity.LOW;
    var area = ProductArea.of(type, draws);
    var line =
        new SupportCase.NewCase(
            "%s-%04d".formatted(customer.id(), number),
            customer.id(),
            at,
            channel,
            type,
            rated ? severity.name() : null,
            severity.priority(),
            customer.tier().name(),
            "%s: %s".formatted(area.subject(), type.toLowerCase(Locale.ROOT).replace('_', ' ')),
            area.name());
    var history = new CaseHistory(line.externalId(), "CUSTOMER");
    if (channel.equals("CHAT") && type.equals("HOW_TO") && draws.chance(BOT_RESOLVES_CHAT)) {
      history.botReply(at.plusSeconds(2));
      history.resolved(at.plusSeconds(draws.between(60, 900)));
    } else {
      work(customer, line, severity, history, draws);
    }
    // What is drawn last moves nothing of how the case goes.
    var told = history.of(draws.chance(COMMUNITY) && isAsked(line) ? line.by("COMMUNITY") : line);
    return HandOvers.of(told, customer.region().officeHours(), draws);
  }

  /// Questions by mail: the others are nobody else's business.
  private static boolean isAsked(SupportCase.NewCase line) {
    return line.type().equals("HOW_TO") && line.channel().equals("EMAIL");
  }

  private static void work(
      Customer customer,
      SupportCase.NewCase line,
      Severity severity,
      CaseHistory history,
      Draws draws) {
    var at = line.createdAt();
    var hours = customer.region().officeHours();
    var rep = People.forCase(customer.region(), severity, draws);
    if (line.channel().equals("WEB")) {
      history.botReply(at.plusSeconds(5));
    }
    var taken = hours.after(at, 0.05);
    history.assigned(taken, rep);
    var reply = hours.after(taken, severity.hoursToReply(draws) * People.pace(rep));
    history.reply(
        reply,
        rep,
        line.channel().equals("PHONE") ? "CALL" : "REPLY",
        severity.minutesOfWork(draws),
        null);
    var resolution = reply;
    if (!draws.chance(FIRST_REPLY_RESOLVES)) {
      resolution = hours.after(reply, severity.hoursToResolve(draws) * People.pace(rep));
      between(reply, resolution, rep, severity, history, draws);
    }
    if (draws.chance(NEVER_RESOLVED)) {
      return;
    }
    history.resolved(resolution.plusSeconds(60));
    if (draws.chance(line.type().equals("DEFECT") ? REOPENED_DEFECT : REOPENED)) {
      again(resolution, customer, rep, severity, history, draws);
    }
  }

  /// The exchange until the resolution, which is the last reply.
  private static void between(
      Instant reply,
      Instant resolution,
      People.Rep rep,
      Severity severity,
      CaseHistory history,
      Draws draws) {
    var length = MINUTES.between(reply, resolution);
    history.stage(reply, "IN_PROGRESS");
    if (draws.chance(NOTED)) {
      history.note(reply.plus(length / 5, MINUTES), rep, severity.minutesOfWork(draws));
    }
    if (draws.chance(WAITS)) {
      history.stage(reply.plus(length / 4, MINUTES), "WAITING_FOR_CUSTOMER");
      history.customerReply(reply.plus(length / 2, MINUTES));
      history.stage(reply.plus(length / 2, MINUTES).plusSeconds(1), "IN_PROGRESS");
    }
    history.reply(resolution, rep, "REPLY", severity.minutesOfWork(draws), outcome(draws));
  }

  private static void again(
      Instant resolution,
      Customer customer,
      People.Rep rep,
      Severity severity,
      CaseHistory history,
      Draws draws) {
    var hours = customer.region().officeHours();
    var reopened = hours.after(resolution.plusSeconds(120), draws.lognormal(10, 0.8));
    var resolvedAgain = hours.after(reopened, severity.hoursToResolve(draws) * People.pace(rep));
    history.customerReply(reopened);
    history.reopened(reopened.plusSeconds(1));
    history.reply(resolvedAgain, rep, "REPLY", severity.minutesOfWork(draws), outcome(draws));
    history.resolved(resolvedAgain.plusSeconds(60));
  }

  private static @Nullable String outcome(Draws draws) {
    return draws.chance(RATED)
        ? draws.weighted(List.of("POSITIVE", "NEUTRAL", "NEGATIVE"), 55, 30, 15)
        : null;
  }
}
