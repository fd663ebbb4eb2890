package io.bellwether.localstack.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Gets a demo user's token from the identity provider of another process, whichever it is: by
/// password, which is the user's name.
public final class TokenRequestByName {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http;
  private final String issuer;

  public TokenRequestByName(HttpClient http, String issuer) {
    this.http = http;
    this.issuer = issuer;
  }

  /// The token; a refusal is an [IllegalArgumentException] with what the provider says.
  public String token(String user) throws IOException, InterruptedException {
    var name = URLEncoder.encode(user, StandardCharsets.UTF_8);
    var form = "grant_type=password&client_id=suite&username=%1$s&password=%1$s".formatted(name);
    var answer =
        http.send(
            HttpRequest.newBuilder(tokenEndpoint())
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    var body = JSON.readTree(answer.body());
    if (answer.statusCode() != 200) {
      throw new IllegalArgumentException(body.path("error_description").asText(answer.body()));
    }
    return body.path("access_token").asText();
  }

  private URI tokenEndpoint() throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(10))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    var endpoint = JSON.readTree(answer.body()).path("token_endpoint").asText();
    if (answer.statusCode() != 200 || endpoint.isEmpty()) {
      throw new IOException("%s has no token endpoint: %s".formatted(issuer, answer.body()));
    }
    return URI.create(endpoint);
  }
}
