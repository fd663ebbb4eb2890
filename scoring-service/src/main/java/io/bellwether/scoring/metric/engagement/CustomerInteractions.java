package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;

import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
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
import jakarta.inject.Singleton;
import java.util.List;

/// How many customers we spoke with, and how often; a case that a customer opens is one of its
/// words, without an activity type. A customer is an account; one who calls twice in a week is one
/// customer of the week, so days do not add up to weeks. `contacts`: the people there, by the
/// contact that a case names.
@Singleton
public final class CustomerInteractions implements Metric {

  private static final String NO_CONTACT =
      "of no message, call or meeting in the interval is the contact known";

  private static final Measure TALKS = Engagements.OF_PEOPLE.and("interactions");

  @Override
  public Definition definition() {
    return Definition.named("customer-interactions", "Customer interactions")
        .question("How many customers do we interact with?")
        .unit(Unit.COUNT)
        .better(Direction.NEUTRAL)
        .dateBasis("happenedAt of what is said, createdAt of cases that customers open")
        .groupBy(EngagementDimensions.OF_ACTIVITY)
        .inputs(
            "interaction.happened_at",
            "interaction.account_id",
            "interaction.contact_id",
            "interaction.visible_to_customer",
            "interaction.actor_kind",
            "interaction.automated")
        .source("ServiceXRG, Beyond Service Metrics")
        .answers("S000-01")
        .examples(
            Example.named("two messages of one customer and one of another")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme")
                .given(
                    INTERACTION,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false account_id=Acme")
                .given(
                    INTERACTION,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt")
                .given(
                    INTERACTION,
                    "id=4 happened_at=2026-01-10T00:00:00Z actor_kind=BOT type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Cog")
                .given(
                    INTERACTION,
                    "id=5 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=NOTE direction=INTERNAL visible_to_customer=false automated=false account_id=Dyn")
                .answers(Quantity.count(2)),
            Example.named("are three interactions")
                .by("interactions")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme")
                .given(
                    INTERACTION,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false account_id=Acme")
                .given(
                    INTERACTION,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Bolt")
                .answers(Quantity.count(3)),
            Example.named("a case that a customer opens is one, the answer another")
                .by("interactions")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER direction=INBOUND visible_to_customer=true automated=false account_id=Acme case_id=1")
                .given(
                    INTERACTION,
                    "id=2 happened_at=2026-01-10T00:30:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme case_id=1")
                .answers(Quantity.count(2)),
            Example.named("of one contact in two cases, another, and a call about no case")
                .by("contacts")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme contact_id=Ann")
                .given(
                    INTERACTION,
                    "id=2 happened_at=2026-01-10T00:00:00Z actor_kind=CUSTOMER type=REPLY direction=INBOUND visible_to_customer=true automated=false account_id=Acme contact_id=Ann")
                .given(
                    INTERACTION,
                    "id=3 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme contact_id=Ben")
                .given(
                    INTERACTION,
                    "id=4 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=CALL direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme")
                .answers(Quantity.count(2)),
            Example.named("somebody, but nobody knows who")
                .by("contacts")
                .given(
                    INTERACTION,
                    "id=1 happened_at=2026-01-10T00:00:00Z actor_kind=REP type=REPLY direction=OUTBOUND visible_to_customer=true automated=false account_id=Acme")
                .hasNoAnswer(NO_CONTACT),
            Example.named("nobody is 0, not unknown").answers(Quantity.count(0)));
  }

  @Override
  public List<Measure> measures() {
    return List.of(
        TALKS,
        TALKS.as("accounts", new Agg.Distinct("account_id")),
        TALKS.as("contacts", new Agg.Distinct("contact_id")),
        TALKS.and("withoutContact").only("about-a-case-with-a-contact", "contact_id IS NULL"));
  }

  @Override
  public boolean hasShares(Dialect dialect) {
    return dialect.name().equals("interactions");
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "accounts",
                2,
                "count of different accounts with a message, call or meeting of people, or a case that they"
                    + " opened",
                cell -> counted(cell, "accounts"))
            .opensTo("accounts"),
        Dialect.of(
                "contacts",
                2,
                "count of different contacts of the cases that people opened or spoke about;"
                    + " withoutContact = interactions of which the contact is not known",
                CustomerInteractions::contacts)
            .undefinedWhen(NO_CONTACT)
            .opensTo("contacts"),
        Dialect.of(
            "interactions",
            2,
            "count of messages, calls and meetings of people, and of cases that customers opened; to open"
                + " a case and the first message of the same instant are one",
            cell -> counted(cell, "interactions")));
  }

  private static Outcome contacts(Cell cell) {
    var unknown = cell.count("withoutContact");
    var outcome =
        cell.count("contacts") == 0 && unknown > 0
            ? new Outcome.Undefined(NO_CONTACT, Evidence.of(0))
            : counted(cell, "contacts");
    return outcome.and("withoutContact", Quantity.count(unknown));
  }

  private static Outcome counted(Cell cell, String term) {
    return Outcome.count(cell.count(term))
        .and("contacts", Quantity.count(cell.count("contacts")))
        .and("accounts", Quantity.count(cell.count("accounts")))
        .and("interactions", Quantity.count(cell.count("interactions")));
  }
}
