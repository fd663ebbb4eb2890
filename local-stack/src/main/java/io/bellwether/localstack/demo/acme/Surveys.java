package io.bellwether.localstack.demo.acme;

import static java.time.temporal.ChronoUnit.HOURS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;

/// What customers are asked: every quarter whether they would recommend us, and after some cases
/// how satisfied they are and whether the rep knew the answer. Who is about to leave stays silent.
final class Surveys {

  static final Asking.Survey NPS =
      Asking.Survey.where("nps", "Would you recommend us?", "NPS", "RECOMMENDATION", 0, 10, 9);
  static final Asking.Survey CSAT =
      Asking.Survey.where(
          "csat", "How satisfied are you with our help?", "CSAT", "OUR_HELP", 1, 5, 4);
  static final Asking.Survey KNOWLEDGE =
      Asking.Survey.where("knowledge", "Did we know the answer?", "DRIVER", "KNOWLEDGE", 1, 5, 4);

  private static final double CASES_ASKED_ABOUT = 0.4;
  private static final double USUAL_NPS = 8.3;
  private static final double USUAL_CSAT = 4.3;
  private static final double USUAL_KNOWLEDGE = 4.1;
  private static final double LOST_BY_UNHAPPINESS = 0.3;
  private static final double LOST_BY_A_WEEK_OF_WAITING = 0.6;

  /// Cases are asked about, and answered, less than relationships.
  private static final double CSAT_ANSWERED_RELATIVE_TO_NPS = 0.6;

  private Surveys() {}

  static Stream<Asking> of(Customer customer, Subscription subscription) {
    var draws = customer.draws(Customer.Idea.SURVEYS);
    var aboutUs = draws.split();
    var aboutCases = draws.split();
    return Stream.concat(
        Stream.iterate(Period.START.plusMonths(2).plusDays(11), day -> day.plusMonths(3))
            .takeWhile(Period::contains)
            .filter(subscription::isActive)
            .map(day -> nps(customer, subscription, day, aboutUs.split())),
        SupportCases.of(customer, subscription)
            .flatMap(about -> csat(customer, subscription, about, aboutCases.split())));
  }

  private static Asking nps(
      Customer customer, Subscription subscription, LocalDate day, Draws draws) {
    var sent = day.atTime(10, 0).atZone(customer.region().zone()).toInstant();
    var unhappy = subscription.isUnhappy(day);
    var invitation =
        new Asking.Invitation(
            "nps-%s-%s".formatted(customer.id(), day), NPS.externalId(), customer.id(), null, sent);
    if (!draws.chance(answered(unhappy))) {
      return Asking.unanswered(invitation);
    }
    var feeling =
        USUAL_NPS
            + 1.2 * customer.nature().temper()
            - (unhappy ? 10 * LOST_BY_UNHAPPINESS : 0)
            + draws.normal(0, 1.2);
    return Asking.answered(invitation, NPS, null, feeling, later(sent, 30, draws));
  }

  private static Stream<Asking> csat(
      Customer customer, Subscription subscription, SupportCase about, Draws draws) {
    var resolved = about.firstResolvedAt();
    if (resolved == null
        || about.isOurCall()
        || !draws.chance(CASES_ASKED_ABOUT)
        || !Period.contains(resolved.plus(1, HOURS))) {
      return Stream.empty();
    }
    var sent = resolved.plus(1, HOURS);
    var unhappy = subscription.isUnhappy(LocalDate.ofInstant(sent, customer.region().zone()));
    var invitation =
        new Asking.Invitation(
            "csat-" + about.id(), CSAT.externalId(), customer.id(), about.id(), sent);
    if (!draws.chance(answered(unhappy) * CSAT_ANSWERED_RELATIVE_TO_NPS)) {
      return Stream.of(Asking.unanswered(invitation));
    }
    var waited = Math.min(1, HOURS.between(about.createdAt(), resolved) / (7 * 24.0));
    var feeling =
        USUAL_CSAT
            + 0.35 * customer.nature().temper()
            - (about.isDefect() ? Planted.CSAT_LOST_BY_DEFECT : 0)
            - (unhappy ? 4 * LOST_BY_UNHAPPINESS : 0)
            - LOST_BY_A_WEEK_OF_WAITING * waited
            + draws.normal(0, 0.8);
    var answered = later(sent, 9, draws);
    var satisfaction = Asking.answered(invitation, CSAT, about.resolver(), feeling, answered);
    return Period.contains(answered)
        ? Stream.of(satisfaction, knowledge(customer, about, answered, draws))
        : Stream.of(satisfaction);
  }

  /// Who is done with the one question is asked the other.
  private static Asking knowledge(
      Customer customer, SupportCase about, Instant answered, Draws draws) {
    var invitation =
        new Asking.Invitation(
            "knowledge-" + about.id(), KNOWLEDGE.externalId(), customer.id(), about.id(), answered);
    var feeling = USUAL_KNOWLEDGE + 0.2 * customer.nature().temper() + draws.normal(0, 0.8);
    return Asking.answered(
        invitation, KNOWLEDGE, about.resolver(), feeling, answered.plusSeconds(40));
  }

  private static double answered(boolean unhappy) {
    return unhappy ? Planted.ANSWERED_IF_UNHAPPY : Planted.ANSWERED_OTHERWISE;
  }

  private static Instant later(Instant sent, double medianHours, Draws draws) {
    return sent.plusSeconds(Math.round(draws.lognormal(medianHours, 1) * 3600));
  }
}
