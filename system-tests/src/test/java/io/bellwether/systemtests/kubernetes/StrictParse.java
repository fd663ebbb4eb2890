package io.bellwether.systemtests.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads each object into the class of its kind and accepts nothing that the class does not know,
/// as an API server with strict validation would. What an operator brings has no class here.
final class StrictParse {

  private static final Set<String> OF_OPERATORS =
      Set.of("postgresql.cnpg.io/v1 Cluster", "postgresql.cnpg.io/v1 Database");

  private static final KubernetesSerialization KINDS = new KubernetesSerialization();
  private static final ObjectMapper STRICT = strict();

  private StrictParse() {}

  static List<String> violations(List<Manifest> manifests) {
    return manifests.stream().flatMap(manifest -> violation(manifest).stream()).toList();
  }

  private static Optional<String> violation(Manifest manifest) {
    var version = manifest.json().path("apiVersion").asText();
    var type = KINDS.getRegisteredKubernetesResource(version, manifest.kind());
    if (type == null) {
      var kind = version + " " + manifest.kind();
      return OF_OPERATORS.contains(kind)
          ? Optional.empty()
          : Optional.of("%s: no such kind as %s".formatted(manifest, kind));
    }
    try {
      STRICT.treeToValue(manifest.json(), type);
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(manifest + ": " + e.getMessage());
    }
  }

  private static ObjectMapper strict() {
    var mapper =
        JsonMapper.builder()
            // The classes keep what they do not know in a map, by an any-setter: then nothing would
            // be unknown.
            .annotationIntrospector(
                new JacksonAnnotationIntrospector() {
                  @Override
                  public Boolean hasAnySetter(Annotated member) {
                    return false;
                  }
                })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    // An unquoted 8080 where a text is due.
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    return mapper;
  }
}
