package io.bellwether.localstack.postgres;

/// Where one service's database is and who may do what in it. The passwords are for this machine
/// only: the server listens on 127.0.0.1.
public record ServiceDatabase(String jdbcUrl, Login owner, Login app, Login feed) {

  public record Login(String user, String password) {}

  static ServiceDatabase on(int port, String name) {
    return new ServiceDatabase(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name),
        login(name, "owner"),
        login(name, "app"),
        login(name, "feed"));
  }

  private static Login login(String database, String role) {
    var user = database + "_" + role;
    return new Login(user, user);
  }
}
