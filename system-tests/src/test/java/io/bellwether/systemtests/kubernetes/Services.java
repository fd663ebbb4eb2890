package io.bellwether.systemtests.kubernetes;

import static io.bellwether.systemtests.kubernetes.Manifest.list;
import static io.bellwether.systemtests.kubernetes.Manifest.strings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Our five services among the rendered objects, each with the environment it would get.
final class Services {

  /// The value of a login that the platform brings.
  static final String FROM_OUTSIDE = "from-outside";

  private Services() {}

  record Rendered(Manifest workload, Map<String, String> environment) {
    String name() {
      return workload.name();
    }

    JsonNode container() {
      return workload.containers().getFirst();
    }
  }

  static Stream<Rendered> of(List<Manifest> manifests) {
    var services =
        manifests.stream()
            .filter(Manifest::isWorkload)
            .filter(m -> m.containers().getFirst().path("image").asText().contains("bellwether/"))
            .toList();
    if (services.size() != 5) {
      throw new AssertionError("the services are " + services);
    }
    return services.stream().map(service -> new Rendered(service, environment(service, manifests)));
  }

  private static Map<String, String> environment(Manifest service, List<Manifest> manifests) {
    var environment = new TreeMap<String, String>();
    var container = service.containers().getFirst();
    list(container, "envFrom")
        .map(source -> source.at("/configMapRef/name").asText())
        .flatMap(name -> manifests.stream().filter(m -> m.toString().equals("ConfigMap " + name)))
        .forEach(settings -> environment.putAll(strings(settings.json().path("data"))));
    list(container, "env")
        .forEach(
            variable ->
                environment.put(variable.path("name").asText(), value(variable, manifests)));
    return environment;
  }

  private static String value(JsonNode variable, List<Manifest> manifests) {
    if (variable.has("value")) {
      return variable.path("value").asText();
    }
    var reference = variable.at("/valueFrom/secretKeyRef");
    return manifests.stream()
        .filter(m -> m.toString().equals("Secret " + reference.path("name").asText()))
        .map(secret -> decoded(secret, reference.path("key").asText()))
        .findFirst()
        .orElse(FROM_OUTSIDE);
  }

  static String decoded(Manifest secret, String key) {
    return new String(
        Base64.getMimeDecoder().decode(secret.json().path("data").path(key).asText()),
        StandardCharsets.UTF_8);
  }
}
