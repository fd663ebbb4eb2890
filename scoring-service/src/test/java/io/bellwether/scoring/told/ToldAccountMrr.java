package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.OPEN_END;
import static java.util.stream.Collectors.groupingBy;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.slow.SlowRow;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// What an account pays a month in a currency, each time that it changes.
final class ToldAccountMrr implements ToldFact {

  @Override
  public Fact fact() {
    return Facts.ACCOUNT_MRR;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    sources.stream("recurring_line")
        .collect(groupingBy(line -> Arrays.asList(line.get("account_id"), line.get("currency"))))
        .values()
        .forEach(lines -> rows.addAll(steps(lines)));
    return rows;
  }

  /// What lines come to, each time that it changes.
  static List<SlowRow> steps(List<SlowRow> lines) {
    var times = new TreeSet<LocalDateTime>();
    for (var line : lines) {
      times.add(line.time("valid_from"));
      times.add(line.time("valid_to"));
    }
    times.remove(OPEN_END);
    var rows = new ArrayList<SlowRow>();
    var paid = BigDecimal.ZERO;
    for (var time : times) {
      var pays = BigDecimal.ZERO;
      for (var line : lines) {
        if (!line.time("valid_from").isAfter(time) && line.time("valid_to").isAfter(time)) {
          pays = pays.add(line.number("monthly_minor"));
        }
      }
      if (pays.compareTo(paid) != 0) {
        if (!rows.isEmpty()) {
          rows.add(rows.removeLast().with("valid_to", time));
        }
        var line = lines.getFirst();
        rows.add(
            new SlowRow(Objects.requireNonNull(line.uuid("account_id")), Map.of())
                .with("account_id", line.get("account_id"))
                .with("currency", line.get("currency"))
                .with("mrr_minor", pays)
                .with("valid_from", time)
                .with("valid_to", OPEN_END));
        paid = pays;
      }
    }
    return rows;
  }
}
