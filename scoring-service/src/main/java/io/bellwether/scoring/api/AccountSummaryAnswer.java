package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One account at a glance.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AccountSummary", description = "What is to be known of one account at a glance.")
public record AccountSummaryAnswer(
    MetricAnswer.IntervalView interval,
    @Schema(description = "Zone in which the days begin", examples = "Europe/Berlin")
        String timeZone,
    @Schema(description = "The metrics that the figures are of")
        List<AccountSummariesAnswer.MetricView> metrics,
    @Schema(description = "What it is compared with for its quadrant: all accounts")
        AccountSummariesAnswer.Medians medians,
    @Schema(description = "The signs of risk that are looked for")
        List<AccountSummariesAnswer.FlagView> riskFlags,
    @Schema(description = "The account") AccountSummariesAnswer.Item item,
    @Schema(description = "All that the sources knew up to here is in the answer", nullable = true)
        @Nullable Instant asOf,
    @Schema(description = "The same for each source that was read")
        Map<String, MetricAnswer.SourceView> sources,
    @Schema(description = "Whether rows are left out because they could not be understood")
        boolean partial,
    @Schema(description = "What a reader should know") List<String> warnings) {

  static AccountSummaryAnswer of(AccountSummariesAnswer all, AccountSummariesAnswer.Item item) {
    return new AccountSummaryAnswer(
        all.interval(),
        all.timeZone(),
        all.metrics(),
        all.medians(),
        all.riskFlags(),
        item,
        all.asOf(),
        all.sources(),
        all.partial(),
        all.warnings());
  }
}
