package io.bellwether.scoring.query;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds in DuckDB and in PostgreSQL: each test runs in both, and begins without facts.
@ParameterizedClass
@EnumSource(Database.class)
abstract class InEachDatabase {

  final Engine engine = new Engine();
  final FactFixture facts;

  // JUnit makes an object for each test.
  InEachDatabase(Database database) throws Exception {
    facts = database.empty();
  }
}
