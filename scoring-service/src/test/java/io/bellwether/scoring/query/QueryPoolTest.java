package io.bellwether.scoring.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryPoolTest {

  private static final String FOR_AGES =
      "SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range % 7 = b.range % 5";

  private FactFixture facts;
  private QueryPool pool;

  @BeforeEach
  void open() throws SQLException {
    facts = FactFixture.duckDb();
    var config =
        new QueryConfig() {
          @Override
          public int queue() {
            return 4;
          }

          @Override
          public Duration deadline() {
            return Duration.ofSeconds(1);
          }
        };
    pool = new QueryPool(_ -> ((DuckDBConnection) facts.connection()).duplicate(), config);
  }

  @AfterEach
  void close() throws Exception {
    pool.stop();
    facts.close();
  }

  @Test
  void a_query_that_nobody_waits_for_any_more_gives_its_thread_back() {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      assertThatThrownBy(
              () -> pool.run(Reads.nothing("acme"), connection -> number(connection, FOR_AGES)))
          .isInstanceOfSatisfying(
              HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
    }

    assertThat(pool.<Long>run(Reads.nothing("acme"), connection -> number(connection, "SELECT 42")))
        .isEqualTo(42);
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql);
        var result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }
}
