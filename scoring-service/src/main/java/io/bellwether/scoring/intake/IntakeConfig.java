package io.bellwether.scoring.intake;

import io.bellwether.scoring.metric.Source;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import java.net.URI;
import java.time.Duration;

/// How scoring pulls from its sources.
@ConfigMapping(prefix = "intake")
public interface IntakeConfig {
  /// Off in tests that bring their own facts.
  @WithDefault("true")
  boolean enabled();

  URI caseUrl();

  URI subscriptionUrl();

  URI surveyUrl();

  /// Changes per page; the sources refuse more than 10,000.
  @WithDefault("5000")
  @Max(10000)
  int pageSize();

  /// A page larger than this is not read to its end: the source is not what it says it is.
  @WithDefault("33554432")
  int pageBytes();

  /// Pause after a page with which a source is caught up. Ticks come at most two a second, so a
  /// change is visible within two seconds.
  @WithDefault("200ms")
  Duration pause();

  @WithDefault("1s")
  Duration connectTimeout();

  /// From the request to the last byte of the page, so that no slow source holds a thread.
  @WithDefault("10s")
  Duration readTimeout();

  /// The longest pause after failures; the first one is [#pause], then it doubles.
  @WithDefault("2s")
  Duration backOff();

  /// Pause of a source that was stopped because its rows cannot be understood.
  @WithDefault("30s")
  Duration stoppedPause();

  /// From this age on an answer says that it is stale.
  @WithDefault("5m")
  Duration staleAfter();

  default URI url(Source source) {
    return switch (source) {
      case CASE -> caseUrl();
      case SUBSCRIPTION -> subscriptionUrl();
      case SURVEY -> surveyUrl();
    };
  }
}
