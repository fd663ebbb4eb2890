package io.bellwether.kit.collection;

import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stored row: what the record says and what every collection keeps beside it.
record Row(
    UUID id,
    @Nullable String externalId,
    long version,
    @Nullable Instant sourceUpdatedAt,
    @Nullable Instant recordedAt,
    @Nullable Instant updatedAt,
    Map<String, @Nullable Object> values,
    @Nullable Voiding voiding,
    @Nullable Instant erasedAt) {

  Row with(Map<String, @Nullable Object> otherValues) {
    return new Row(
        id,
        externalId,
        version,
        sourceUpdatedAt,
        recordedAt,
        updatedAt,
        otherValues,
        voiding,
        erasedAt);
  }

  EntityTag entityTag() {
    return new EntityTag(Long.toString(version));
  }

  String etag() {
    return "\"" + version + "\"";
  }
}
