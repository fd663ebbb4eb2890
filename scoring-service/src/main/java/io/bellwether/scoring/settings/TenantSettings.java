package io.bellwether.scoring.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.priority.PriorityWeights;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What holds for all questions of a tenant that do not say otherwise.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "What holds for all questions of the tenant that do not say otherwise.")
public record TenantSettings(
    @Schema(
            description = "IANA zone in which days begin; UTC unless set",
            examples = "Europe/Berlin")
        String timeZone,
    @Schema(
            description =
                "ISO 4217 currency of the tenant's books; null unless set. Metrics answer in the"
                    + " currency of their amounts",
            examples = "EUR",
            nullable = true)
        @Nullable String currency,
    @Schema(
            description =
                "Month in which the fiscal year begins, 1 to 12; 1 unless set. Intervals are calendar"
                    + " quarters and years whatever it says",
            examples = "4")
        int fiscalYearStartMonth,
    @Schema(
            description =
                "The n from which estimated values are called reliable, 1 to 1000000; null for what"
                    + " each metric's definition says",
            examples = "50",
            nullable = true)
        @Nullable Integer reliableFrom,
    @Schema(
            description =
                "Weights of the factors of GET /v1/case-priorities; a weight that is not set is the"
                    + " usual one")
        PriorityWeights priorityWeights) {

  public static final TenantSettings USUAL =
      new TenantSettings("UTC", null, 1, null, PriorityWeights.USUAL);

  @JsonIgnore
  @Schema(hidden = true)
  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }
}
