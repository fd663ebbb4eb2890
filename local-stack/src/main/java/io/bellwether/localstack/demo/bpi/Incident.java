package io.bellwether.localstack.demo.bpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One incident with its changes of status, in the order of the file.
record Incident(String id, List<Change> changes) {

  /// @param status what the incident became
  /// @param at when, to the minute: several changes share one, and the file tells their order
  record Change(IncidentStatus status, Instant at) {}

  /// A line of `cases:import`. The file says neither how an incident came in nor what it is about.
  record NewCase(String externalId, Instant createdAt, String channel, String type) {}

  /// A line of `case-events:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewEvent(
      String externalId,
      String caseExternalId,
      Instant happenedAt,
      int sequence,
      String kind,
      @Nullable String stage) {}

  /// The first thing that is known of an incident is when it is taken to have come in.
  NewCase supportCase() {
    return new NewCase(id, inOrder().getFirst().at(), "OTHER", "OTHER");
  }

  /// An event for each change, and one more before a change that takes up work again on what had
  /// ended. Which place each has among those of its minute is said, as lines may arrive in any
  /// order.
  List<NewEvent> events() {
    var events = new ArrayList<NewEvent>();
    var ended = false;
    for (var change : inOrder()) {
      var status = change.status();
      if (ended && !status.ends()) {
        events.add(event(events.size(), change.at(), "REOPENED", null));
      }
      events.add(event(events.size(), change.at(), status.kind(), status.stage()));
      ended = status.ends();
    }
    return List.copyOf(events);
  }

  private List<Change> inOrder() {
    // Stable: changes of one minute stay as the file has them.
    return changes.stream().sorted(Comparator.comparing(Change::at)).toList();
  }

  private NewEvent event(int number, Instant at, String kind, @Nullable String stage) {
    return new NewEvent("%s-%d".formatted(id, number + 1), id, at, number + 1, kind, stage);
  }
}
