package io.bellwether.kit.collection;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids of entities. One with an external id has the id that follows from it, so that every service
/// resolves a reference by external id without a look-up, in any order.
public final class Ids {

  private static final UUID NAMESPACE = UUID.fromString("6f1b7c0e-5f52-5b0e-9d3c-2b6c1f0a7e11");

  private Ids() {}

  /// A new id, version 7: later ones sort after earlier ones.
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }

  /// The id (version 5) of the entity that the tenant calls `externalId`. Lengths are part of the
  /// name so that no two triples share one.
  public static UUID named(String tenant, String entity, String externalId) {
    var name =
        "%d:%s%d:%s%s".formatted(tenant.length(), tenant, entity.length(), entity, externalId);
    return UuidCreator.getNameBasedSha1(NAMESPACE, name.getBytes(StandardCharsets.UTF_8));
  }
}
