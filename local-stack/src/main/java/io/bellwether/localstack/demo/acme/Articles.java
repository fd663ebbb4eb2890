package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The knowledge base: six articles of each area, some of them not looked at for long.
final class Articles {

  private static final int OF_AN_AREA = 6;
  private static final List<ProductArea> AREAS = List.of(ProductArea.values());

  private Articles() {}

  /// A line of `articles:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Article(
      String externalId,
      String topic,
      Instant publishedAt,
      @Nullable Instant reviewedAt,
      int helpfulVotes,
      int unhelpfulVotes) {}

  static Stream<Article> all(Draws draws) {
    return Arrays.stream(ProductArea.values())
        .flatMap(
            area ->
                IntStream.rangeClosed(1, OF_AN_AREA)
                    .mapToObj(number -> article(area, number, draws.split())));
  }

  static String about(@Nullable String area, Draws draws) {
    var number = draws.between(1, OF_AN_AREA);
    return id(area == null ? ProductArea.DASHBOARD : ProductArea.valueOf(area), number);
  }

  static ProductArea topic(Draws draws) {
    return draws.weighted(AREAS, 20, 25, 15, 10, 5, 15, 10);
  }

  private static Article article(ProductArea area, int number, Draws draws) {
    var published = Period.START.minusDays(draws.between(-300, 700));
    var reviewed = published.plusDays(draws.between(60, 600));
    return new Article(
        id(area, number),
        area.name(),
        morning(published),
        reviewed.isBefore(Period.END) ? morning(reviewed) : null,
        draws.between(10, 160),
        draws.between(1, 45));
  }

  private static Instant morning(LocalDate day) {
    return day.atTime(8, 0).toInstant(ZoneOffset.UTC);
  }

  private static String id(ProductArea area, int number) {
    return "KB-%s-%d".formatted(area.name(), number);
  }
}
