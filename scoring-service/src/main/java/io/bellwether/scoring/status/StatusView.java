package io.bellwether.scoring.status;

import io.bellwether.scoring.intake.SourceState;
import io.bellwether.scoring.store.FactCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /v1/status`.
@Schema(name = "Status", description = "How far scoring has come with each of its sources.")
record StatusView(
    @Schema(description = "Each source that scoring pulls from") List<SourceView> sources) {

  @Schema(name = "SourceStatus", description = "A service that scoring copies facts from.")
  record SourceView(
      @Schema(
              description = "The service.",
              enumeration = {"case", "subscription", "survey"},
              examples = "case")
          String source,
      @Schema(
              description =
                  """
                  `never-pulled`: no answer yet. `catching-up`: pulling what is behind. `current`: up \
                  to date. `stale`: older than five minutes, answers say so. `stopped`: its rows \
                  cannot be understood.""",
              enumeration = {"never-pulled", "catching-up", "current", "stale", "stopped"},
              examples = "current")
          String state,
      @Schema(
              description = "The state of the source that answers show, on its own clock.",
              examples = "2026-01-31T12:00:00Z")
          @Nullable Instant asOf,
      @Schema(
              description = "Age of `asOf` on the source's clock.",
              type = SchemaType.INTEGER,
              examples = "0")
          @Nullable Long lagSeconds,
      @Schema(description = "Whether answers from this source say that they are stale.")
          boolean stale,
      @Schema(description = "Rows of the caller's tenant.", examples = "1200") long rows,
      @Schema(description = "The same for each fact.") Map<String, Long> facts,
      @Schema(
              description =
                  "Rows of the caller's tenant that could not be understood; answers are partial.",
              examples = "0")
          long quarantined,
      @Schema(description = "Why the last attempt brought nothing.", examples = "answered 503")
          @Nullable String reason,
      @Schema(
              description =
                  "The database behind the source; another one is pulled from its beginning.",
              examples = "7558921345567890123-1")
          @Nullable String epoch) {

    static SourceView of(
        SourceState state, FactCounts.OfSource counts, Instant now, Duration staleAfter) {
      return new SourceView(
          state.source().wireName(),
          state.phase(now, staleAfter).name().toLowerCase(Locale.ROOT).replace('_', '-'),
          state.cursor().asOf(),
          state.lag(now).map(Duration::toSeconds).orElse(null),
          state.isStale(now, staleAfter),
          counts.rows(),
          counts.facts(),
          counts.quarantined(),
          state.trouble(),
          state.cursor().epoch());
    }
  }
}
