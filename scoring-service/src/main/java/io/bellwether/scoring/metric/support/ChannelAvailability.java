package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.Facts.PROGRAMME;
import static io.bellwether.scoring.metric.Timing.closing;

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

/// The share of service programmes on offer in which help can be had by phone and electronically.
@Singleton
public final class ChannelAvailability implements Metric {

  private static final String NONE = "no programme is on offer";

  private static final Measure ALL =
      Measure.count("programmes", PROGRAMME, closing("offered_from", "offered_until"));

  private static final Measure SOME =
      ALL.and("phoneAndElectronic").only("not-both", "phone AND (email OR chat OR web)");

  private static final Measure ELECTRONIC =
      ALL.and("electronicOnly").only("not-electronic-only", "NOT phone AND (email OR chat OR web)");

  private static final Measure PHONE =
      ALL.and("phoneOnly").only("not-phone-only", "phone AND NOT (email OR chat OR web)");

  private static final Measure NO_CHANNEL =
      ALL.and("noChannel").only("some-channel", "NOT (phone OR email OR chat OR web)");

  @Override
  public Definition definition() {
    return Definition.named("channel-availability", "Channel availability")
        .question("Which channels do we offer?")
        .unit(Unit.RATIO)
        .better(Direction.NEUTRAL)
        .dateBasis("just before the end of the interval")
        .groupBy("programme")
        .inputs(
            "programme.offered_from",
            "programme.offered_until",
            "programme.phone",
            "programme.email",
            "programme.chat",
            "programme.web",
            "programme.community")
        .source("ServiceXRG, customer success metrics; Wilson's score interval")
        .answers("S002-18")
        .examples(
            Example.named("one of two")
                .given(
                    PROGRAMME,
                    "id=1 offered_from=2025-01-01 phone=true email=true chat=false web=false")
                .given(
                    PROGRAMME,
                    "id=2 offered_from=2025-01-01 phone=false email=true chat=false web=false")
                .answers(Quantity.real(0.5)),
            Example.named("the other one is electronic only")
                .by("electronic-only")
                .given(
                    PROGRAMME,
                    "id=1 offered_from=2025-01-01 phone=true email=true chat=false web=false")
                .given(
                    PROGRAMME,
                    "id=2 offered_from=2025-01-01 phone=false email=false chat=true web=false")
                .answers(Quantity.real(0.5)),
            Example.named("a number to call and nothing else")
                .by("phone-only")
                .given(
                    PROGRAMME,
                    "id=1 offered_from=2025-01-01 phone=true email=false chat=false web=false")
                .answers(Quantity.real(1)),
            Example.named("a community and nothing else, of three")
                .by("community-only")
                .given(
                    PROGRAMME,
                    "id=1 offered_from=2025-01-01 phone=false email=false chat=false web=false community=true")
                .given(
                    PROGRAMME,
                    "id=2 offered_from=2025-01-01 phone=false email=false chat=false web=false community=false")
                .given(
                    PROGRAMME,
                    "id=3 offered_from=2025-01-01 phone=false email=true chat=false web=false community=true")
                .answers(Quantity.real(1.0 / 3)),
            Example.named("no community to share").by("community-only").hasNoAnswer(NONE),
            Example.named("nothing to share").hasNoAnswer(NONE),
            Example.named("nothing electronic to share").by("electronic-only").hasNoAnswer(NONE),
            Example.named("nothing to call").by("phone-only").hasNoAnswer(NONE));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        ALL,
        SOME,
        ELECTRONIC,
        PHONE,
        NO_CHANNEL.and("communityOnly").only("no-community", "community"),
        NO_CHANNEL.and("neither").only("community", "community IS NOT TRUE"));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.proportion("share", 1, "phoneAndElectronic", "programmes", NONE),
        Dialect.proportion("electronic-only", 1, "electronicOnly", "programmes", NONE),
        Dialect.proportion("phone-only", 1, "phoneOnly", "programmes", NONE),
        Dialect.proportion("community-only", 1, "communityOnly", "programmes", NONE));
  }

  @Override
  public List<Identity> identities() {
    return List.of(
        Identity.ofCounts(
            "channels",
            "phoneAndElectronic + electronicOnly + phoneOnly + communityOnly + neither ="
                + " programmes",
            cell ->
                cell.count("phoneAndElectronic")
                    + cell.count("electronicOnly")
                    + cell.count("phoneOnly")
                    + cell.count("communityOnly")
                    + cell.count("neither")
                    - cell.count("programmes")));
  }
}
