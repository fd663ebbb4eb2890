package io.bellwether.cases.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events of a case, in few words.
public final class Events {

  public static final UUID CASE = new UUID(1, 1);

  private Events() {}

  public static CaseStart start(String createdAt, @Nullable Priority priority) {
    return new CaseStart(CASE, Instant.parse(createdAt), "GOLD", null, priority, null, null);
  }

  public static PastEvent event(String at, CaseEventKind kind) {
    return event(at, kind, null, null, null);
  }

  public static PastEvent stage(String at, String stage) {
    return event(at, CaseEventKind.STAGE_CHANGED, stage, null, null);
  }

  public static PastEvent assigned(String at, @Nullable UUID rep) {
    return event(at, CaseEventKind.ASSIGNED, null, rep, null);
  }

  public static PastEvent priority(String at, Priority priority) {
    return event(at, CaseEventKind.PRIORITY_CHANGED, null, null, priority);
  }

  private static PastEvent event(
      String at,
      CaseEventKind kind,
      @Nullable String stage,
      @Nullable UUID rep,
      @Nullable Priority priority) {
    return new PastEvent(
        UUID.nameUUIDFromBytes(
            (at + kind + stage).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        Instant.parse(at),
        null,
        kind,
        stage,
        rep,
        priority,
        null,
        null,
        kind == CaseEventKind.MERGED ? new UUID(1, 2) : null);
  }
}
