package io.bellwether.localstack.demo.acme;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// Who the customers are: those of old, and those who come in the two years.
final class Customers {

  static final int OF_OLD = 280;
  static final int NEW = 170;

  private static final List<Segment> SEGMENTS = List.of(Segment.values());
  private static final List<String> STEMS =
      List.of(
          "Alder",
          "Borealis",
          "Cobalt",
          "Delta",
          "Ember",
          "Fjord",
          "Granite",
          "Harbor",
          "Indigo",
          "Juniper",
          "Kestrel",
          "Lumen",
          "Meridian",
          "Nordwind",
          "Orchard",
          "Pinnacle",
          "Quarry",
          "Ridge",
          "Saffron",
          "Tundra",
          "Umber",
          "Vertex",
          "Willow",
          "Xenon",
          "Yarrow",
          "Zephyr",
          "Aurora",
          "Basalt",
          "Cedar",
          "Dune");
  private static final List<String> TRADES =
      List.of(
          "Logistics",
          "Foods",
          "Energy",
          "Textiles",
          "Insurance",
          "Health",
          "Robotics",
          "Media",
          "Travel",
          "Chemicals",
          "Retail",
          "Construction",
          "Software",
          "Printing",
          "Optics");

  private Customers() {}

  static List<Customer> of(Draws draws) {
    return IntStream.range(0, OF_OLD + NEW)
        .mapToObj(number -> customer(number, draws.split()))
        .toList();
  }

  static String id(int number) {
    return "a%04d".formatted(number + 1);
  }

  private static Customer customer(int number, Draws draws) {
    var segment = draws.weighted(SEGMENTS, 55, 33, 12);
    var region = draws.chance(0.6) ? Region.EMEA : Region.AMERICAS;
    var since = number < OF_OLD ? before(draws) : within(draws);
    return new Customer(
        id(number),
        name(number),
        since,
        region,
        region.country(draws),
        segment,
        segment.tier(draws),
        new Customer.Nature(
            segment.casesPerMonth(draws), draws.normal(0, 1), draws.chance(Planted.ENGAGED_EARLY)),
        draws.seed());
  }

  private static LocalDate before(Draws draws) {
    return Period.START.minusDays(Math.clamp(Math.round(draws.lognormal(900, 0.6)), 30, 3_000));
  }

  private static LocalDate within(Draws draws) {
    return Period.START.plusDays(
        draws.between(0, (int) DAYS.between(Period.START, Period.END) - 1));
  }

  /// 30 stems and 15 trades, walked so that each of the 450 pairs comes once.
  private static String name(int number) {
    return STEMS.get(number % STEMS.size())
        + " "
        + TRADES.get((number / STEMS.size() + number) % TRADES.size());
  }
}
