package io.bellwether.localstack.demo.acme;

import java.time.ZoneId;
import java.util.List;

/// A sales region: where its customers are, and in which zone they and those who serve them work.
enum Region {
  EMEA(ZoneId.of("Europe/Berlin"), List.of("DE", "GB", "FR", "NL", "SE", "AT", "CH")),
  AMERICAS(ZoneId.of("America/New_York"), List.of("US", "CA", "BR"));

  private final OfficeHours officeHours;
  private final List<String> countries;

  Region(ZoneId zone, List<String> countries) {
    this.officeHours = new OfficeHours(zone);
    this.countries = countries;
  }

  OfficeHours officeHours() {
    return officeHours;
  }

  ZoneId zone() {
    return officeHours.zone();
  }

  String country(Draws draws) {
    return this == EMEA
        ? draws.weighted(countries, 35, 20, 15, 10, 8, 7, 5)
        : draws.weighted(countries, 75, 15, 10);
  }
}
