package io.bellwether.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// An HTTP server in the place of a service: remembers what reached it, and answers what a test
/// taught it for a path, otherwise its own name.
final class StandInService implements AutoCloseable {

  /// What reached the service.
  record Seen(String method, String target, Map<String, List<String>> headers) {}

  /// How the service answers one path.
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  final String name;
  final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private volatile HttpServer server;

  StandInService(String name) {
    this.name = name;
    this.server = listenOn(0);
  }

  /// Comes back at the same address after [#close].
  void reopen(int port) {
    server = listenOn(port);
  }

  private HttpServer listenOn(int port) {
    try {
      var opened =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      opened.createContext("/", this::handle);
      opened.start();
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /// Teaches the service to answer this path (without query) so.
  void at(String path, Answer answer) {
    answers.put(path, answer);
  }

  Seen lastAt(String path) {
    return seen.stream()
        .filter(request -> request.target().equals(path))
        .reduce((_, later) -> later)
        .orElseThrow(() -> new AssertionError(path + " did not reach " + name + ": " + seen));
  }

  static Answer json(String body) {
    return exchange -> {
      exchange.getRequestBody().readAllBytes();
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders())));
    answers
        .getOrDefault(
            exchange.getRequestURI().getPath(),
            json(new JsonObject().put("service", name).encode()))
        .to(exchange);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
