package io.bellwether.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.gateway.routing.Upstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;

/// Fetches the OpenAPI document of a service.
@Singleton
public final class ServiceDocuments {

  private static final Logger LOG = Logger.getLogger(ServiceDocuments.class);
  private static final int TIMEOUT_MILLIS = 3_000;

  private final HttpClient client;
  private final ObjectMapper json;

  ServiceDocuments(Vertx vertx, ObjectMapper json) {
    this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(1_000));
    this.json = json;
  }

  Future<JsonNode> fetch(Upstream upstream) {
    return client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setSsl(upstream.tls())
                .setURI("/openapi.json")
                .putHeader("Accept", "application/json")
                .setTimeout(TIMEOUT_MILLIS))
        .compose(request -> request.send())
        .compose(
            response ->
                response.statusCode() == 200
                    ? response.body()
                    : Future.failedFuture("status " + response.statusCode()))
        .compose(this::parse)
        .onFailure(
            failure ->
                LOG.warnf("No OpenAPI document from %s: %s", upstream.name(), failure.toString()));
  }

  private Future<JsonNode> parse(Buffer body) {
    try {
      var document = json.readTree(body.getBytes());
      return document.path("paths").isObject()
          ? Future.succeededFuture(document)
          : Future.failedFuture("the answer is not an OpenAPI document");
    } catch (IOException e) {
      return Future.failedFuture(e);
    }
  }
}
