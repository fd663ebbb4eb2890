package io.bellwether.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.localstack.suite.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

  private static LocalPostgres postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = LocalPostgres.temporary();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Test
  void asking_twice_for_a_database_keeps_what_is_in_it() throws Exception {
    var first = postgres.database("twice");
    try (var connection = connect(first, first.owner())) {
      connection.createStatement().execute("CREATE TABLE kept (n int)");
    }

    var second = postgres.database("twice");

    assertThat(second).isEqualTo(first);
    try (var connection = connect(second, second.owner())) {
      assertThat(connection.createStatement().executeQuery("SELECT * FROM kept").next()).isFalse();
    }
  }

  @Test
  void no_role_of_a_service_is_above_row_level_security() throws Exception {
    var database = postgres.database("roles");

    try (var connection = postgres.superuser("roles").getConnection();
        var query =
            connection.prepareStatement(
                "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'roles\\_%'"
                    + " AND NOT rolsuper AND NOT rolbypassrls AND rolcanlogin")) {
      var answer = query.executeQuery();
      answer.next();
      assertThat(answer.getInt(1)).isEqualTo(3);
    }
    try (var connection = connect(database, database.app())) {
      assertThatThrownBy(
              () -> connection.createStatement().execute("CREATE TABLE public.mine (n int)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void a_service_cannot_enter_the_database_of_another() throws Exception {
    var mine = postgres.database("mine");
    var other = postgres.database("other");

    assertThatThrownBy(() -> connect(other, mine.app()).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for database");
  }

  @Test
  void kept_data_is_there_after_a_restart(@TempDir Path directory) throws Exception {
    var data = directory.resolve("postgres");
    var log = directory.resolve("postgres.log");
    var port = Ports.free().postgres();
    try (var server = LocalPostgres.kept(data, port, log)) {
      assertThat(server.process().isAlive()).isTrue();
      try (var connection = owner(server)) {
        connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS n");
      }
    }

    try (var server = LocalPostgres.kept(data, port, log);
        var connection = owner(server)) {
      var answer = connection.createStatement().executeQuery("SELECT n FROM kept");
      assertThat(answer.next()).isTrue();
      assertThat(answer.getInt(1)).isEqualTo(42);
    }
    assertThat(log).isNotEmptyFile();
  }

  private static Connection owner(LocalPostgres server) throws SQLException {
    var database = server.database("survivor");
    return connect(database, database.owner());
  }

  private static Connection connect(ServiceDatabase database, ServiceDatabase.Login login)
      throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password());
  }
}
