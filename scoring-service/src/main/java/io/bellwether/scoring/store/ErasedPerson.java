package io.bellwether.scoring.store;

import java.time.Instant;
import java.util.UUID;

/// Somebody who asked to be forgotten. Rows refer to that person by `<entity>_id`.
///
/// @param entity what the feed calls such persons
/// @param knownAt the tick that saw the erasure first
public record ErasedPerson(String tenant, String entity, UUID id, Instant knownAt) {

  String column() {
    return entity.replace('-', '_') + "_id";
  }
}
