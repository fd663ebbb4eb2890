package io.bellwether.scoring.told;

import static io.bellwether.scoring.told.SourceRows.OPEN_END;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The time from one word of a customer to the next, beside the mean of the times before.
final class ToldQuiet implements ToldFact {

  @Override
  public Fact fact() {
    return SupportFacts.ACCOUNT_QUIET;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var said = new TreeMap<UUID, TreeSet<LocalDateTime>>();
    for (var row : ToldInteraction.all(sources)) {
      if (row.has("account_id")
          && row.is("direction", "INBOUND")
          && ToldInteraction.isBetweenPeople(row)) {
        said.computeIfAbsent(Objects.requireNonNull(row.uuid("account_id")), _ -> new TreeSet<>())
            .add(row.time("happened_at"));
      }
    }
    var rows = new ArrayList<SlowRow>();
    said.forEach((account, times) -> rows.addAll(gaps(account, List.copyOf(times))));
    return rows;
  }

  private static List<SlowRow> gaps(UUID account, List<LocalDateTime> times) {
    var rows = new ArrayList<SlowRow>();
    for (int i = 0; i < times.size(); i++) {
      rows.add(
          new SlowRow(account, Map.of())
              .with("account_id", account)
              .with("valid_from", times.get(i))
              .with("valid_to", i + 1 < times.size() ? times.get(i + 1) : OPEN_END)
              .with("usual_seconds", usual(times.subList(0, i + 1))));
    }
    return rows;
  }

  private static @Nullable Object usual(List<LocalDateTime> before) {
    var gaps = before.size() - 1;
    if (gaps < 3) {
      return null;
    }
    var micros = BigDecimal.ZERO;
    for (int i = 1; i <= gaps; i++) {
      micros =
          micros.add(
              BigDecimal.valueOf(ChronoUnit.MICROS.between(before.get(i - 1), before.get(i))));
    }
    return micros.divide(BigDecimal.valueOf(gaps * 1_000_000L), 0, RoundingMode.HALF_UP);
  }
}
