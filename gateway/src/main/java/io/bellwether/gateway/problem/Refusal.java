package io.bellwether.gateway.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/// A problem as it happened to one request: the kind, a sentence with the value and what was
/// expected, and the headers that go with it (`Allow`, `Retry-After`, `WWW-Authenticate`).
public record Refusal(Problem problem, String detail, Map<String, String> headers) {

  public Refusal {
    headers = Map.copyOf(headers);
  }

  Refusal(Problem problem, String detail) {
    this(problem, detail, Map.of());
  }

  public Refusal with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Refusal(problem, detail, more);
  }
}
