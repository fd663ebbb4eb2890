package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.export.CsvTable;
import io.bellwether.kit.export.Lines;
import io.bellwether.scoring.summary.RiskFlag;
import io.bellwether.scoring.summary.SummarisingAccounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One account as a line of an export.
@JsonInclude(JsonInclude.Include.ALWAYS)
record AccountSummaryLine(
    MetricAnswer.IntervalView interval,
    @JsonUnwrapped AccountSummariesAnswer.Item item,
    String timeZone,
    AccountSummariesAnswer.Medians medians,
    @Nullable Instant asOf,
    boolean partial,
    List<String> warnings) {

  static final String CSV =
      "A header and one line an account. For each metric {metric}.value (amounts in minor units),"
          + " .currency, .n and .reason; for each sign of risk risk.{flag}; what the answer says of"
          + " all: timeZone, medians.{…} (amounts in minor units with their currency), asOf, partial"
          + " and warnings (parted by ; ). What is not known is an empty cell. A text that a"
          + " spreadsheet would take for a formula begins with an apostrophe.";

  static final String NDJSON =
      "One JSON object a line: an AccountSummaryItem with the interval, timeZone, medians, asOf,"
          + " partial and warnings of the answer.";

  private static final List<String> COLUMNS =
      List.of(
          "interval.from",
          "interval.to",
          "accountId",
          "tier",
          "region",
          "country",
          "segment",
          "customerSince",
          "renewalDueOn",
          "lastContact.at",
          "lastContact.from",
          "quadrant.place",
          "quadrant.reason");

  private static final List<String> OF_ALL =
      List.of(
          "timeZone",
          "medians.contactRate",
          "medians.monthlyRecurringRevenue",
          "asOf",
          "partial",
          "warnings");

  static Lines lines(AccountSummariesAnswer answer, ObjectMapper json) {
    return new Lines(of(answer), json);
  }

  static CsvTable table(AccountSummariesAnswer answer) {
    var columns = new ArrayList<>(COLUMNS);
    for (var metric : SummarisingAccounts.METRICS) {
      List.of("value", "currency", "n", "reason").forEach(part -> columns.add(metric + "." + part));
    }
    for (var kind : RiskFlag.Kind.values()) {
      columns.add("risk." + kind.name());
    }
    columns.addAll(OF_ALL);
    var table = new CsvTable(columns);
    of(answer).forEach(line -> table.add(line.cells()));
    return table;
  }

  private static List<AccountSummaryLine> of(AccountSummariesAnswer answer) {
    return answer.items().stream()
        .map(
            item ->
                new AccountSummaryLine(
                    answer.interval(),
                    item,
                    answer.timeZone(),
                    answer.medians(),
                    answer.asOf(),
                    answer.partial(),
                    answer.warnings()))
        .toList();
  }

  private List<@Nullable Object> cells() {
    var contact = item.lastContact();
    var cells = new ArrayList<@Nullable Object>();
    cells.add(interval.from());
    cells.add(interval.to());
    cells.add(item.accountId());
    cells.add(item.tier());
    cells.add(item.region());
    cells.add(item.country());
    cells.add(item.segment());
    cells.add(item.customerSince());
    cells.add(item.renewalDueOn());
    cells.add(contact == null ? null : contact.at());
    cells.add(contact == null ? null : contact.from());
    cells.add(item.quadrant().place());
    cells.add(item.quadrant().reason());
    for (var metric : SummarisingAccounts.METRICS) {
      var figure = Objects.requireNonNull(item.figures().get(metric));
      var money = figure.value() instanceof Money amount ? amount : null;
      cells.add(money == null ? figure.value() : Long.valueOf(money.amountMinor()));
      cells.add(money == null ? null : money.currency());
      cells.add(figure.n());
      cells.add(figure.reason());
    }
    item.riskFlags().forEach(flag -> cells.add(flag.raised()));
    cells.add(timeZone);
    cells.add(medians.contactRate());
    cells.add(
        medians.monthlyRecurringRevenue().entrySet().stream()
            .map(median -> median.getValue() + " " + median.getKey())
            .collect(Collectors.joining("; ")));
    cells.add(asOf);
    cells.add(partial);
    cells.add(String.join("; ", warnings));
    return cells;
  }
}
