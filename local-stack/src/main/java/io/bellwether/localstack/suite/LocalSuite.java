package io.bellwether.localstack.suite;

import io.bellwether.localstack.identity.DevelopmentIdentity;
import io.bellwether.localstack.identity.IdentityProvider;
import io.bellwether.localstack.postgres.LocalPostgres;
import io.bellwether.localstack.process.Ending;
import io.bellwether.localstack.process.ProcessRecord;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The running suite: PostgreSQL, the five services and Keycloak as processes of their own, the
/// development identity inside this one. Data survives `close`; state says what runs, so that a
/// suite whose owner was killed can still be stopped.
public final class LocalSuite implements AutoCloseable {

  /// The name of the database server in state and logs.
  public static final String POSTGRES = "postgres";

  private static final Duration LONGEST_START = Duration.ofSeconds(120);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final SuiteOptions options;
  private final StateDirectory state;
  private final HttpClient http;
  private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
  private final LocalPostgres postgres;
  private final IdentityProvider identity;
  private final ServiceSettings settings;
  private final Thread onExit;
  private boolean stopped;

  private LocalSuite(
      SuiteOptions options,
      StateDirectory state,
      LocalPostgres postgres,
      IdentityProvider identity,
      ServiceSettings settings,
      HttpClient http,
      Thread onExit) {
    this.options = options;
    this.state = state;
    this.postgres = postgres;
    this.identity = identity;
    this.settings = settings;
    this.http = http;
    this.onExit = onExit;
  }

  /// Starts everything and returns when all services are ready; a start that fails leaves nothing
  /// running.
  public static LocalSuite start(SuiteOptions options) {
    var began = Instant.now();
    var state = new StateDirectory(options.state()).create();
    requireAlone(state, options);
    options.ports().requireFree();
    var data = new DataDirectory(options.data());
    data.prepare();
    var supervisor = ProcessRecord.of("suite", ProcessHandle.current());
    state.remember(running(options, supervisor, false));
    var suite = new AtomicReference<@Nullable LocalSuite>();
    var onExit = new Thread(() -> undo(suite.get(), state, data), "suite-stop");
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      options.progress().accept("PostgreSQL starts on port " + options.ports().postgres());
      var postgres = startPostgres(options, data, state);
      var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
      var identity = startIdentity(options, postgres, state, http);
      var settings =
          new ServiceSettings(options.ports(), postgres, identity.issuer(), options.data());
      var started = new LocalSuite(options, state, postgres, identity, settings, http, onExit);
      suite.set(started);
      started.startServices(began);
      state.remember(running(options, supervisor, true));
      return started;
    } catch (RuntimeException failure) {
      undo(suite.get(), state, data);
      throw failure;
    }
  }

  // A start can be cut off at any point, also before there is a suite to stop.
  private static void undo(@Nullable LocalSuite suite, StateDirectory state, DataDirectory data) {
    if (suite != null) {
      suite.stop();
    } else {
      new Leftovers(state).stopProcesses();
      data.postmaster().ifPresent(postmaster -> Ending.database(postmaster, PATIENCE));
      state.forget();
    }
  }

  private static StateDirectory.Running running(
      SuiteOptions options, ProcessRecord supervisor, boolean ready) {
    var ports = options.ports();
    return new StateDirectory.Running(
        supervisor,
        "http://localhost:" + ports.of(Service.GATEWAY),
        options.identity().issuer(ports),
        ports.from(),
        ready);
  }

  private static void requireAlone(StateDirectory state, SuiteOptions options) {
    state.requireNotRunning();
    if (!state.processes().isEmpty()) {
      var stopped = new Leftovers(state).stop();
      if (stopped > 0) {
        options
            .progress()
            .accept("stopped %d processes that an earlier suite left behind".formatted(stopped));
      }
    }
  }

  private static LocalPostgres startPostgres(
      SuiteOptions options, DataDirectory data, StateDirectory state) {
    try {
      var log = state.freshLog(POSTGRES);
      var postgres = LocalPostgres.kept(data.postgres(), options.ports().postgres(), log);
      state.remember(ProcessRecord.of(POSTGRES, postgres.process()));
      return postgres;
    } catch (IOException | IllegalStateException failure) {
      throw new SuiteProblem(
          "PostgreSQL did not start (%s); the end of %s:\n  %s"
              .formatted(failure.getMessage(), state.log(POSTGRES), state.logTail(POSTGRES)),
          failure);
    }
  }

  private static IdentityProvider startIdentity(
      SuiteOptions options, LocalPostgres postgres, StateDirectory state, HttpClient http) {
    var begin = "identity starts on port " + options.ports().identity();
    if (options.identity() == IdentityKind.DEVELOPMENT) {
      options.progress().accept(begin);
      return DevelopmentIdentity.start(options.ports().identity());
    }
    var keycloak = KeycloakIdentity.prepared(state.log(KeycloakIdentity.NAME), options);
    options.progress().accept(begin);
    var database = ServiceSettings.database(postgres, KeycloakIdentity.DATABASE);
    return KeycloakIdentity.start(keycloak, options.ports(), database, state, http);
  }

  private void startServices(Instant began) {
    for (var service : options.services()) {
      options
          .progress()
          .accept("%s starts on port %d".formatted(service.module(), options.ports().of(service)));
      launch(service);
    }
    for (var service : options.services()) {
      get(service).awaitReady(http, LONGEST_START);
      options
          .progress()
          .accept(
              "%s is ready (%d s)"
                  .formatted(service.module(), Duration.between(began, Instant.now()).toSeconds()));
    }
  }

  private synchronized void launch(Service service) {
    if (stopped) {
      throw new SuiteProblem("the suite is being stopped");
    }
    services.put(
        service,
        ServiceProcess.start(
            service, options.project(), options.ports(), settings.of(service), state));
  }

  private synchronized ServiceProcess get(Service service) {
    var process = services.get(service);
    if (process == null) {
      throw new SuiteProblem("%s is not part of this suite".formatted(service.module()));
    }
    return process;
  }

  /// Where clients call: `http://localhost:8080`.
  public String gateway() {
    return serviceUrl("gateway");
  }

  /// Where one service itself listens, past the gateway.
  public String serviceUrl(String name) {
    return "http://localhost:" + options.ports().of(Service.get(name));
  }

  /// Where health and metrics of one service are.
  public String managementUrl(String name) {
    return "http://localhost:" + options.ports().management(Service.get(name));
  }

  /// A token of a demo user.
  public String token(String user) {
    return identity.token(user);
  }

  /// The development identity, with which a test plays whom it likes; Keycloak does not allow that.
  public DevelopmentIdentity identity() {
    if (identity instanceof DevelopmentIdentity development) {
      return development;
    }
    throw new SuiteProblem("this suite runs with %s".formatted(options.identity()));
  }

  public String issuer() {
    return identity.issuer();
  }

  public LocalPostgres postgres() {
    return postgres;
  }

  public StateDirectory state() {
    return state;
  }

  /// Ends a service as a crash does: it gets no chance to finish anything.
  public void kill9(String name) {
    get(Service.get(name)).kill9();
  }

  /// Stops a service as a deployment does.
  public void stop(String name) {
    get(Service.get(name)).stop();
  }

  /// Stops the service if it runs, starts it, and returns when it is ready.
  public void restart(String name) {
    var service = Service.get(name);
    get(service).stop();
    launch(service);
    get(service).awaitReady(http, LONGEST_START);
  }

  public boolean isReady(String name) {
    return get(Service.get(name)).isReady(http);
  }

  /// Calls back with name and exit code when a process ends although nobody asked it to.
  public void onUnexpectedEnd(BiConsumer<String, Integer> listener) {
    services.forEach((service, started) -> watch(service.module(), started.process(), listener));
    if (identity instanceof KeycloakIdentity keycloak) {
      watch(KeycloakIdentity.NAME, keycloak.process(), listener);
    }
  }

  private void watch(String name, Process process, BiConsumer<String, Integer> listener) {
    process
        .onExit()
        .thenAccept(
            ended -> {
              if (!isStopped()) {
                listener.accept(name, ended.exitValue());
              }
            });
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /// Stops the services, then identity, then PostgreSQL. Data stays.
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException alreadyExiting) {
      // The hook itself is what stops us then.
    }
  }

  private void stop() {
    synchronized (this) {
      if (stopped) {
        return;
      }
      stopped = true;
    }
    options.progress().accept("stopping");
    Ending.gracefully(
        services.values().stream().map(service -> service.process().toHandle()).toList(), PATIENCE);
    identity.close();
    try {
      postgres.close();
    } catch (IOException failure) {
      options.progress().accept("PostgreSQL did not stop in order: " + failure.getMessage());
    }
    // Nothing of it may outlive us, whatever went wrong above.
    state.process(POSTGRES).flatMap(ProcessRecord::running).ifPresent(this::endDatabase);
    state.forget();
    http.shutdownNow();
    options.progress().accept("stopped; the data stays in " + options.data());
  }

  private void endDatabase(ProcessHandle postmaster) {
    Ending.database(postmaster, PATIENCE);
  }
}
