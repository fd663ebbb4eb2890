package io.bellwether.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.scoring.metric.Source;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The feeds over HTTP: one GET a page, bounded in time and size, no redirect followed.
@Singleton
class HttpFeed implements Feed {

  private final IntakeConfig config;
  private final MachineToken token;
  private final HttpClient http;

  HttpFeed(IntakeConfig config, MachineToken token) {
    this.config = config;
    this.token = token;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            // A source that sends us elsewhere is not our source.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public FeedPage fetch(Source source, String after)
      throws SourceUnavailable, DamagedPage, EpochChanged, InterruptedException {
    var response = send(request(source, after));
    switch (response.statusCode()) {
      case 200 -> {
        return FeedPageReader.read(response.body());
      }
      case 401, 403 -> {
        token.forget();
        throw new SourceUnavailable("answered %d to our token".formatted(response.statusCode()));
      }
      case 410 -> throw new EpochChanged("answered 410 " + slug(response.body()));
      default ->
          throw new SourceUnavailable(
              "answered %d %s (expected: 200)"
                  .formatted(response.statusCode(), slug(response.body())));
    }
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }

  private HttpRequest request(Source source, String after) throws SourceUnavailable {
    var base = config.url(source).toString();
    var url =
        "%s/v1/changes?limit=%d%s"
            .formatted(
                base.endsWith("/") ? base.substring(0, base.length() - 1) : base,
                config.pageSize(),
                after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, UTF_8));
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", "Bearer " + token.get())
        .header("Accept", "application/x-ndjson")
        .GET()
        .build();
  }

  private HttpResponse<byte[]> send(HttpRequest request)
      throws SourceUnavailable, InterruptedException {
    var answer =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), config.pageBytes()));
    try {
      // Over the whole exchange: the client's own timeout ends with the headers, and a source that
      // sends a byte a second would keep the thread.
      return answer.get(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw new SourceUnavailable("sent no whole page within " + config.readTimeout());
    } catch (ExecutionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      throw new SourceUnavailable(
          "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  /// What a problem document says, shortened: it is foreign text on its way to a log.
  private static String slug(byte[] body) {
    var text = new String(body, 0, Math.min(body.length, 200), UTF_8);
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
