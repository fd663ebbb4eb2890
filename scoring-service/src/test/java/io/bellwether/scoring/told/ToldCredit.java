package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.SlowRow;
import io.bellwether.scoring.told.ToldResolution.End;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// To whom an end of a case is credited: to who had it then, to who had it first, or to all who
/// worked towards it.
final class ToldCredit implements ToldFact {

  /// What somebody did towards an end.
  private record Part(@Nullable UUID rep, long acts) {

    String name() {
      // After every id.
      return rep == null ? "~" : rep.toString();
    }
  }

  @Override
  public Fact fact() {
    return SupportFacts.RESOLUTION_CREDIT;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    for (var aCase : sources.all("support_case")) {
      var first =
          Having.of(sources, aCase).stream()
              .map(Having::rep)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      for (var end : ToldResolution.ends(sources, aCase)) {
        var rep = first == null ? end.open().rep() : first;
        rows.add(row(sources, aCase, end, "FIRST", BigDecimal.ONE, rep));
        rows.add(row(sources, aCase, end, "RESOLVER", BigDecimal.ONE, end.open().rep()));
        rows.addAll(shares(sources, aCase, end));
      }
    }
    return rows;
  }

  /// Millionths, cut off; what is left over goes to who did most.
  private static List<SlowRow> shares(SourceRows sources, SlowRow aCase, End end) {
    var acts = ToldResolution.work(sources, aCase, end);
    var parts =
        acts.stream()
            .map(act -> act.uuid("rep_id"))
            .distinct()
            .map(
                rep ->
                    new Part(
                        rep,
                        acts.stream().filter(a -> Objects.equals(a.uuid("rep_id"), rep)).count()))
            .sorted(Comparator.comparing(Part::acts).reversed().thenComparing(Part::name))
            .toList();
    if (parts.isEmpty()) {
      return List.of(row(sources, aCase, end, "SHARED", BigDecimal.ONE, end.open().rep()));
    }
    var rows = new ArrayList<SlowRow>();
    var left = BigDecimal.ONE;
    for (var part : parts.subList(1, parts.size())) {
      var share =
          BigDecimal.valueOf(part.acts())
              .divide(BigDecimal.valueOf(acts.size()), 6, RoundingMode.FLOOR);
      left = left.subtract(share);
      rows.add(row(sources, aCase, end, "SHARED", share, part.rep()));
    }
    rows.add(row(sources, aCase, end, "SHARED", left, parts.getFirst().rep()));
    return rows;
  }

  private static SlowRow row(
      SourceRows sources,
      SlowRow aCase,
      End end,
      String policy,
      BigDecimal share,
      @Nullable UUID rep) {
    return sources
        .about(aCase)
        .with("resolved_at", end.open().to())
        .with("closing", end.open().closing())
        .with("nth", end.nth())
        .with("policy", policy)
        .with("share", share)
        .with("rep_id", rep)
        .with("team_id", sources.team(rep));
  }
}
