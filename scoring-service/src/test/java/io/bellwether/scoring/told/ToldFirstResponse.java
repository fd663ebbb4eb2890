package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.earlier;
import static io.bellwether.scoring.told.SourceRows.orOpen;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The wait of a customer for the first word.
final class ToldFirstResponse implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.FIRST_RESPONSE;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    return sources.stream("support_case").map(aCase -> row(sources, aCase)).toList();
  }

  private static SlowRow row(SourceRows sources, SlowRow aCase) {
    var reply = sources.replies(aCase).stream().findFirst().orElse(null);
    var acknowledged = acknowledged(sources, aCase, false);
    var byPerson = acknowledged(sources, aCase, true);
    var created = aCase.time("created_at");
    var replied = reply == null ? null : reply.at("happened_at");
    var rep = reply == null ? aCase.uuid("assignee_id") : reply.uuid("rep_id");
    return sources
        .about(aCase)
        .with("created_at", aCase.get("created_at"))
        .with("acknowledged_at", acknowledged)
        .with("acknowledged_by_person_at", byPerson)
        .with(
            "unacknowledged_until",
            earlier(orOpen(acknowledged), orOpen(aCase.at("first_resolved_at"))))
        .with(
            "unacknowledged_by_person_until",
            earlier(orOpen(byPerson), orOpen(aCase.at("first_resolved_at"))))
        .with("first_reply_at", replied)
        .with("first_resolved_at", aCase.get("first_resolved_at"))
        .with("promised_response_at", aCase.get("promised_response_at"))
        .with("created_in_business_hours", aCase.get("created_in_business_hours"))
        .with("awaiting_until", earlier(orOpen(replied), orOpen(aCase.at("first_resolved_at"))))
        .with("business_seconds", aCase.get("first_response_business_seconds"))
        .with(
            "business_seconds_without_reply",
            replied != null
                ? null
                : aCase.has("first_resolved_at")
                    ? aCase.get("first_resolution_business_seconds")
                    : sources.workingSecondsSoFar(aCase))
        .with(
            "acknowledgement_business_seconds",
            sources.workingSeconds(aCase, created, acknowledged))
        .with(
            "acknowledgement_by_person_business_seconds",
            sources.workingSeconds(aCase, created, byPerson))
        .with("rep_id", rep)
        .with("team_id", sources.team(rep))
        .with("as_of", sources.asOf());
  }

  /// By an acknowledgement or by a reply.
  private static @Nullable LocalDateTime acknowledged(
      SourceRows sources, SlowRow aCase, boolean byPerson) {
    var acknowledgements =
        sources.events(aCase).stream()
            .filter(event -> event.is("kind", "ACKNOWLEDGED"))
            .filter(event -> !event.time("happened_at").isBefore(aCase.time("created_at")))
            .filter(event -> !byPerson || event.is("actor_kind", "REP"));
    return Stream.concat(acknowledgements, sources.replies(aCase).stream())
        .map(word -> word.time("happened_at"))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
