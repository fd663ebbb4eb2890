package io.bellwether.scoring.query;

import java.util.EnumMap;
import java.util.Map;

/// Both databases that metrics run on, each opened once in a test run, whose end closes it, and
/// emptied for each test.
enum Database {
  DUCKDB,
  POSTGRES;

  private static final Map<Database, FactFixture> OPEN = new EnumMap<>(Database.class);

  FactFixture empty() throws Exception {
    var fixture = OPEN.get(this);
    if (fixture == null) {
      fixture = this == DUCKDB ? FactFixture.duckDb() : FactFixture.postgres();
      OPEN.put(this, fixture);
    }
    fixture.clear();
    return fixture;
  }
}
