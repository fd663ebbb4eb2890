package io.bellwether.scoring.priority;

import io.bellwether.scoring.priority.RankingCases.Ranked;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The order of a list of cases. Equal ones follow by age, then by id, so that the order is always
/// the same; what is not known comes last.
public record CaseOrder(String name) {

  public static final String USUAL = "-priority";

  private static final String OLDEST = "createdAt";
  private static final String NEWEST = "-createdAt";

  /// By priority, by age, or by the points of one factor.
  public static final List<String> ALL =
      Stream.concat(
              Stream.of(USUAL, OLDEST, NEWEST),
              Arrays.stream(Factor.values())
                  .filter(factor -> factor != Factor.AGE)
                  .map(factor -> "-" + factor.wireName()))
          .toList();

  private static final Comparator<Ranked> BY_AGE =
      Comparator.comparing(ranked -> ranked.open().createdAt());

  private static final Comparator<Ranked> BY_ID =
      Comparator.comparing(ranked -> ranked.open().id(), Comparator.comparing(UUID::toString));

  Comparator<Ranked> comparator() {
    return switch (name) {
      case OLDEST -> BY_AGE.thenComparing(BY_ID);
      case NEWEST -> BY_AGE.reversed().thenComparing(BY_ID);
      default ->
          Comparator.comparing(
                  this::points, Comparator.<@Nullable Double>nullsLast(Comparator.reverseOrder()))
              .thenComparing(BY_AGE)
              .thenComparing(BY_ID);
    };
  }

  private @Nullable Double points(Ranked ranked) {
    return name.equals(USUAL)
        ? ranked.priority().points()
        : ranked.priority().parts().stream()
            .filter(part -> name.equals("-" + part.reading().factor().wireName()))
            .findFirst()
            .orElseThrow()
            .reading()
            .points();
  }
}
