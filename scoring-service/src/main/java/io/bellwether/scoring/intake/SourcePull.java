package io.bellwether.scoring.intake;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.Cursor;
import io.bellwether.scoring.store.FactPage;
import io.bellwether.scoring.store.FactWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Pulls one source, page by page: the next page is fetched while one is applied. Not safe for two
/// threads; the store refuses a second puller's pages anyway.
final class SourcePull {

  private static final Logger LOG = Logger.getLogger(SourcePull.class);

  /// An idle source is written down only so often: its facts do not change.
  private static final Duration IDLE_NOTE = Duration.ofSeconds(30);

  private final Source source;
  private final IntakeConfig config;
  private final Feed feed;
  private final FactWriter writer;
  private final Executor applier;
  private final SourceStates states;
  private final Clock clock;

  /// Where the next page begins: the store's cursor, or ahead of it by the page being applied.
  private Cursor position;

  private CompletableFuture<Void> applying = CompletableFuture.completedFuture(null);
  private @Nullable Instant noted;
  private int failures;

  SourcePull(
      Source source,
      IntakeConfig config,
      Feed feed,
      FactWriter writer,
      Executor applier,
      SourceStates states,
      Clock clock) {
    this.source = source;
    this.config = config;
    this.feed = feed;
    this.writer = writer;
    this.applier = applier;
    this.states = states;
    this.clock = clock;
    this.position = writer.cursor(source);
  }

  /// One page, or what there is instead of one.
  ///
  /// @return how long to wait before the next turn
  Duration turn() throws InterruptedException {
    try {
      var page = feed.fetch(source, position.token());
      applied();
      var pause = take(page);
      failures = 0;
      return pause;
    } catch (EpochChanged e) {
      return rebuild(e.getMessage());
    } catch (SourceStopped e) {
      LOG.errorf("%s is stopped: %s", source.wireName(), e.getMessage());
      states.change(source, state -> state.stopped(String.valueOf(e.getMessage())));
      backToTheStore();
      return config.stoppedPause();
    } catch (SourceUnavailable | DamagedPage | RuntimeException e) {
      return failed(e);
    }
  }

  private Duration take(FeedPage page) throws DamagedPage, EpochChanged, SourceStopped {
    var trailer = page.trailer();
    if (position.epoch() != null && !position.epoch().equals(trailer.epoch())) {
      throw new EpochChanged(
          "the page is of epoch %s (expected: %s)".formatted(trailer.epoch(), position.epoch()));
    }
    if (trailer.next().isEmpty()) {
      throw new DamagedPage("next is empty (expected: a token)");
    }
    if (trailer.next().equals(position.token())) {
      if (trailer.count() > 0) {
        throw new DamagedPage("next repeats itself (expected: another token after changes)");
      }
      return nothingNew(trailer);
    }
    var facts =
        PageTranslation.of(source, position.token(), page, position.knownAt(), clock.instant());
    apply(facts);
    position = facts.next();
    return trailer.caughtUp() ? caughtUp() : Duration.ZERO;
  }

  private void apply(FactPage page) {
    applying =
        CompletableFuture.runAsync(
            () -> {
              writer.apply(page);
              states.change(source, state -> state.heard(page.next()));
            },
            applier);
  }

  private Duration caughtUp() {
    applied();
    noted = clock.instant();
    return config.pause();
  }

  private Duration nothingNew(FeedPage.Trailer trailer) {
    var now = clock.instant();
    position =
        new Cursor(
            source,
            position.token(),
            trailer.epoch(),
            trailer.asOf(),
            trailer.serverTime(),
            now,
            position.knownAt(),
            trailer.caughtUp());
    if (noted == null || Duration.between(noted, now).compareTo(IDLE_NOTE) > 0) {
      writer.heard(position);
      noted = now;
    }
    states.change(source, state -> state.heard(position));
    return config.pause();
  }

  /// Waits for the page that is being applied; what it threw is thrown here.
  private void applied() {
    try {
      applying.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a page is applied", e);
    } finally {
      if (applying.isCompletedExceptionally()) {
        applying = CompletableFuture.completedFuture(null);
      }
    }
  }

  private Duration rebuild(@Nullable String reason) {
    try {
      applied();
      writer.rebuild(source, String.valueOf(reason));
      backToTheStore();
      states.change(source, state -> state.heard(position));
      return Duration.ZERO;
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  private Duration failed(Exception e) {
    var reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
    var isNew = !reason.equals(states.get(source).trouble());
    // Once a reason, not once an attempt.
    LOG.log(
        isNew ? Logger.Level.WARN : Logger.Level.DEBUG,
        "%s: %s; trying again".formatted(source.wireName(), reason));
    states.change(source, state -> state.failed(reason));
    backToTheStore();
    failures = Math.min(failures + 1, 16);
    var doubled = config.pause().multipliedBy(1L << (failures - 1));
    return doubled.compareTo(config.backOff()) < 0 ? doubled : config.backOff();
  }

  private void backToTheStore() {
    try {
      applied();
    } catch (RuntimeException e) {
      LOG.debugf("%s: the page before was not applied: %s", source.wireName(), e.getMessage());
    }
    try {
      var stored = writer.cursor(source);
      if (!stored.token().equals(position.token())) {
        position = stored;
        states.change(source, state -> state.at(stored));
      }
    } catch (RuntimeException e) {
      LOG.errorf("%s: the cursor cannot be read: %s", source.wireName(), e.getMessage());
    }
  }
}
