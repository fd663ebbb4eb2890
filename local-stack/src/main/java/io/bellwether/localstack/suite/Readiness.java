package io.bellwether.localstack.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks a health endpoint; no answer is "not ready".
final class Readiness {

  private Readiness() {}

  static boolean answers(HttpClient http, URI endpoint) {
    var question = HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(3)).build();
    try {
      return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListening) {
      return false;
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
