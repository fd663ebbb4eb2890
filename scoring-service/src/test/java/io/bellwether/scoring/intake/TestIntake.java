package io.bellwether.scoring.intake;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.TemporaryFactStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// The intake of one source, from HTTP to the fact store, turned by hand.
final class TestIntake implements AutoCloseable {

  final TemporaryFactStore facts;
  final SourceStates states;
  final SourcePull pull;
  final Source source;
  private final HttpFeed feed;

  TestIntake(Path dir, Source source, URI url) {
    this(dir, source, new Config(url, Duration.ofSeconds(5)));
  }

  TestIntake(Path dir, Source source, Config config) {
    this.source = source;
    facts = TemporaryFactStore.in(dir);
    states = new SourceStates(facts.writer);
    feed = new HttpFeed(config, new FixedToken());
    pull =
        new SourcePull(
            source, config, feed, facts.writer, Runnable::run, states, Clock.systemUTC());
  }

  SourceState state() {
    return states.get(source);
  }

  List<String> tiers() {
    return facts.rows("SELECT tier FROM account_facts(?)", "acme");
  }

  @Override
  public void close() {
    feed.close();
    facts.close();
  }

  private static final class FixedToken implements MachineToken {
    @Override
    public String get() {
      return "token";
    }

    @Override
    public void forget() {}
  }

  record Config(URI url, Duration readTimeout) implements IntakeConfig {
    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public URI caseUrl() {
      return url;
    }

    @Override
    public URI subscriptionUrl() {
      return url;
    }

    @Override
    public URI surveyUrl() {
      return url;
    }

    @Override
    public int pageSize() {
      return 100;
    }

    @Override
    public int pageBytes() {
      return 1 << 20;
    }

    @Override
    public Duration pause() {
      return Duration.ofMillis(100);
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration backOff() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration stoppedPause() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration staleAfter() {
      return Duration.ofMinutes(5);
    }
  }
}
