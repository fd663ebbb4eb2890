package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.earlier;
import static io.bellwether.scoring.told.SourceRows.orOpen;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.List;

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
    var acknowledged =
        sources.events(aCase).stream()
            .filter(event -> event.is("kind", "ACKNOWLEDGED"))
            .filter(event -> !event.time("happened_at").isBefore(aCase.time("created_at")))
            .findFirst()
            .orElse(null);
    var replied = reply == null ? null : reply.at("happened_at");
    var rep = reply == null ? aCase.uuid("assignee_id") : reply.uuid("rep_id");
    return sources
        .about(aCase)
        .with("created_at", aCase.get("created_at"))
        .with("acknowledged_at", acknowledged == null ? null : acknowledged.get("happened_at"))
        .with("acknowledged_by", acknowledged == null ? null : acknowledged.get("actor_kind"))
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
        .with("acknowledgement_business_seconds", aCase.get("acknowledgement_business_seconds"))
        .with("rep_id", rep)
        .with("team_id", sources.team(rep))
        .with("as_of", sources.asOf());
  }
}
