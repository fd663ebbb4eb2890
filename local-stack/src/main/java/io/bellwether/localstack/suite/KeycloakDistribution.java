package io.bellwether.localstack.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Keycloak as it is unpacked in this project, shared by all suites of it. Maven fetches it
/// (profile `keycloak`); here it is built once for our database, as its production mode asks.
record KeycloakDistribution(Path home) {

  private static final String TOLD = "bellwether.keycloak";
  private static final String REALM = "bellwether-realm.json";
  private static final List<String> BUILD = List.of("build", "--db=postgres");
  private static final long LONGEST_BUILD_MINUTES = 10;

  /// Where `./suite` or Maven says that it is.
  static KeycloakDistribution find() {
    var told = System.getProperty(TOLD);
    if (told == null || !Files.exists(Path.of(told, "lib", "quarkus-run.jar"))) {
      throw new SuiteProblem(
          "Keycloak is not here (%s): ./suite up --keycloak or mvn -Pkeycloak fetches it"
              .formatted(told == null ? TOLD + " is not set" : told));
    }
    return new KeycloakDistribution(Path.of(told));
  }

  /// Makes it ready to start with our realm.
  void prepare(Path log, Consumer<String> progress) {
    try (var channel =
            FileChannel.open(
                home.resolve("bellwether.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        // Two suites may start at the same time.
        var _ = channel.lock()) {
      placeRealm();
      var built = home.resolve("bellwether.built");
      if (!Files.exists(built) || !Files.readString(built).equals(BUILD.toString())) {
        progress.accept("Keycloak is built for PostgreSQL (once, takes a minute)");
        build(log);
        Files.writeString(built, BUILD.toString());
      }
    } catch (IOException failure) {
      throw new SuiteProblem(
          "Keycloak in %s could not be prepared: %s".formatted(home, failure.getMessage()),
          failure);
    }
  }

  private void placeRealm() throws IOException {
    var folder = Files.createDirectories(home.resolve("data").resolve("import"));
    var draft = home.resolve(REALM + ".new");
    try (InputStream realm = KeycloakDistribution.class.getResourceAsStream("/identity/" + REALM)) {
      if (realm == null) {
        throw new IOException("the realm file is missing");
      }
      Files.copy(realm, draft, StandardCopyOption.REPLACE_EXISTING);
    }
    // Moved into place whole: another suite's Keycloak may be reading it.
    Files.move(draft, folder.resolve(REALM), StandardCopyOption.ATOMIC_MOVE);
  }

  private void build(Path log) throws IOException {
    var builder =
        new ProcessBuilder(command(BUILD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(KeycloakDistribution::isSetting);
    var process = builder.start();
    try {
      if (!process.waitFor(LONGEST_BUILD_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("its build failed, see " + log);
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interruption);
    } finally {
      process.destroyForcibly();
    }
  }

  /// What `bin/kc.sh` would run. We start it ourselves because the script stays between: a script
  /// that is killed leaves its server behind.
  List<String> command(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-cp",
            home.resolve("lib").resolve("quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    command.addAll(arguments);
    return command;
  }

  /// A variable that Keycloak would take as its own setting.
  static boolean isSetting(String variable) {
    return variable.startsWith("KC_");
  }
}
