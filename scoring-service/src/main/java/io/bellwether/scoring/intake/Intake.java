package io.bellwether.scoring.intake;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.FactWriter;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Keeps the fact store up to date from start to stop: a thread per source, and one that applies.
/// Platform threads, because DuckDB's native calls pin virtual ones.
@Singleton
class Intake {

  private static final Logger LOG = Logger.getLogger(Intake.class);

  private final IntakeConfig config;
  private final Feed feed;
  private final FactWriter writer;
  private final SourceStates states;
  private final ExecutorService applier =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("fact-applier").factory());
  private final List<Thread> pullers = new ArrayList<>();

  Intake(IntakeConfig config, Feed feed, FactWriter writer, SourceStates states) {
    this.config = config;
    this.feed = feed;
    this.writer = writer;
    this.states = states;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      LOG.info("the intake is off (intake.enabled=false)");
      return;
    }
    for (var source : Source.values()) {
      var pull = new SourcePull(source, config, feed, writer, applier, states, Clock.systemUTC());
      pullers.add(
          Thread.ofPlatform()
              .name("pull-" + source.wireName())
              .daemon()
              .start(() -> run(source, pull)));
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    pullers.forEach(Thread::interrupt);
    for (var puller : pullers) {
      puller.join(2_000);
    }
    applier.shutdown();
    if (!applier.awaitTermination(5, TimeUnit.SECONDS)) {
      LOG.warn("the page being applied is given up; it will be pulled again");
    }
  }

  private static void run(Source source, SourcePull pull) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(pull.turn());
      }
    } catch (InterruptedException _) {
      LOG.debugf("%s: stopped", source.wireName());
    }
  }
}
