package io.bellwether.localstack.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/// How a suite is started: where the built project is, where state and data go, on which ports,
/// which services, which identity provider, and who hears of the progress.
public record SuiteOptions(
    Path project,
    Path state,
    Path data,
    Ports ports,
    Set<Service> services,
    IdentityKind identity,
    Consumer<String> progress) {

  /// The project around the working directory, its `.suite`, the usual ports, all services.
  public static SuiteOptions usual() {
    var project = findProject();
    var state = project.resolve(".suite");
    return new SuiteOptions(
        project,
        state,
        state.resolve("data"),
        Ports.USUAL,
        EnumSet.allOf(Service.class),
        IdentityKind.DEVELOPMENT,
        _ -> {});
  }

  /// A suite of its own for a test: state and data in `directory`, on ports that are free now.
  public static SuiteOptions separate(Path directory) {
    return usual().withState(directory).withPorts(Ports.free());
  }

  /// The data moves along.
  public SuiteOptions withState(Path newState) {
    return new SuiteOptions(
        project, newState, newState.resolve("data"), ports, services, identity, progress);
  }

  public SuiteOptions withData(Path newData) {
    return new SuiteOptions(project, state, newData, ports, services, identity, progress);
  }

  public SuiteOptions withPorts(Ports newPorts) {
    return new SuiteOptions(project, state, data, newPorts, services, identity, progress);
  }

  public SuiteOptions withServices(Set<Service> some) {
    return new SuiteOptions(project, state, data, ports, some, identity, progress);
  }

  public SuiteOptions withIdentity(IdentityKind kind) {
    return new SuiteOptions(project, state, data, ports, services, kind, progress);
  }

  public SuiteOptions withProgress(Consumer<String> listener) {
    return new SuiteOptions(project, state, data, ports, services, identity, listener);
  }

  /// `./suite` says where the project is; a test runs somewhere inside it.
  private static Path findProject() {
    var told = System.getProperty("bellwether.project");
    if (told != null) {
      return Path.of(told);
    }
    for (var place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
      if (Files.exists(place.resolve("mvnw")) && Files.isDirectory(place.resolve("local-stack"))) {
        return place;
      }
    }
    throw new SuiteProblem("this is not inside the Bellwether project: start it with ./suite");
  }
}
