package io.bellwether.kit.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One change of one entity: `U` upsert, `D` delete, `E` erasure of a person. The payload is JSON
/// as the database gave it, null but for upserts. `xid` orders the log and stays in the house.
public record Change(
    long seq,
    long xid,
    String tenant,
    String entity,
    UUID id,
    String op,
    int schemaVer,
    @Nullable String payload) {}
