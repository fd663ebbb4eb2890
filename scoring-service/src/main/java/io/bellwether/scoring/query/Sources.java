package io.bellwether.scoring.query;

import io.bellwether.scoring.store.Recount;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far the copy of each source's facts is.
public interface Sources {

  /// @param tenant whose facts are read
  /// @param names wire names: `case`, `subscription`, `survey`
  /// @param knownAt of which time is asked; null for now
  /// @return one state for each name
  Map<String, SourceState> states(String tenant, Set<String> names, @Nullable Instant knownAt);

  /// @param asOf everything that the source knew up to here is in the fact store; null if never
  ///   pulled
  /// @param stale whether the source has not been heard of for longer than it should
  /// @param quarantined how many of the tenant's rows could not be understood and are left out
  /// @param recount while what the source says of some cases still follows from hours that were
  ///   corrected; null while nothing does
  record SourceState(
      @Nullable Instant asOf,
      boolean stale,
      boolean everPulled,
      long quarantined,
      @Nullable Recount recount) {}
}
