package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.export.CsvTable;
import io.bellwether.kit.export.Lines;
import io.bellwether.scoring.priority.Factor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One open case as a line of an export.
@JsonInclude(JsonInclude.Include.ALWAYS)
record CasePriorityLine(
    Instant at, String definition, @JsonUnwrapped CasePrioritiesAnswer.Item item) {

  static final String CSV =
      "A header and one line a case. mrr lists amounts in minor units with"
          + " their currency; {factor}.value, .points, .weight, .share, .contribution and .why"
          + " follow for each factor. What is not known is an empty cell. A text that a spreadsheet"
          + " would take for a formula begins with an apostrophe.";

  static final String NDJSON = "One JSON object a line: a CasePriority with at and definition.";

  private static final List<String> COLUMNS =
      List.of(
          "at",
          "definition",
          "caseId",
          "priority",
          "knownWeight",
          "missingWeight",
          "createdAt",
          "age.calendarSeconds",
          "age.businessSeconds",
          "age.businessUntil",
          "effort.workedSeconds",
          "effort.activities",
          "effort.n",
          "lastResponse.at",
          "lastResponse.rep",
          "turn.awaiting",
          "turn.since",
          "sla.kind",
          "sla.clock",
          "sla.dueAt",
          "sla.remainingSeconds",
          "sla.overdue",
          "severity",
          "casePriority",
          "channel",
          "type",
          "reason",
          "productArea",
          "team",
          "assignee",
          "account.id",
          "account.tier",
          "account.mrr",
          "account.renewalDueOn",
          "account.health");

  static Lines lines(CasePrioritiesAnswer answer, ObjectMapper json) {
    return new Lines(of(answer), json);
  }

  static CsvTable table(CasePrioritiesAnswer answer) {
    var columns = new ArrayList<>(COLUMNS);
    Arrays.stream(Factor.values())
        .forEach(
            factor ->
                List.of("value", "points", "weight", "share", "contribution", "why")
                    .forEach(part -> columns.add(factor.wireName() + "." + part)));
    var table = new CsvTable(columns);
    of(answer).forEach(line -> table.add(line.cells()));
    return table;
  }

  private static List<CasePriorityLine> of(CasePrioritiesAnswer answer) {
    return answer.items().stream()
        .map(item -> new CasePriorityLine(answer.at(), answer.definition(), item))
        .toList();
  }

  private List<@Nullable Object> cells() {
    var response = item.lastResponse();
    var sla = item.sla();
    var account = item.account();
    var cells = new ArrayList<@Nullable Object>();
    cells.add(at);
    cells.add(definition);
    cells.add(item.caseId());
    cells.add(item.priority());
    cells.add(item.knownWeight());
    cells.add(item.missingWeight());
    cells.add(item.createdAt());
    cells.add(item.age().calendarSeconds());
    cells.add(item.age().businessSeconds());
    cells.add(item.age().businessUntil());
    cells.add(item.effort().workedSeconds());
    cells.add(item.effort().activities());
    cells.add(item.effort().n());
    cells.add(response == null ? null : response.at());
    cells.add(response == null ? null : response.rep());
    cells.add(item.turn().awaiting());
    cells.add(item.turn().since());
    cells.add(sla == null ? null : sla.kind());
    cells.add(sla == null ? null : sla.clock());
    cells.add(sla == null ? null : sla.dueAt());
    cells.add(sla == null ? null : sla.remainingSeconds());
    cells.add(sla == null ? null : sla.overdue());
    cells.add(item.severity());
    cells.add(item.casePriority());
    cells.add(item.channel());
    cells.add(item.type());
    cells.add(item.reason());
    cells.add(item.productArea());
    cells.add(item.team());
    cells.add(item.assignee());
    cells.add(account == null ? null : account.id());
    cells.add(account == null ? null : account.tier());
    cells.add(account == null ? null : mrr(account));
    cells.add(account == null ? null : account.renewalDueOn());
    cells.add(account == null ? null : account.health());
    for (var part : item.parts()) {
      cells.add(part.value());
      cells.add(part.points());
      cells.add(part.weight());
      cells.add(part.share());
      cells.add(part.contribution());
      cells.add(part.why());
    }
    return cells;
  }

  private static String mrr(CasePrioritiesAnswer.Account account) {
    return account.mrr().stream()
        .map(money -> money.amountMinor() + " " + money.currency())
        .collect(Collectors.joining("; "));
  }
}
