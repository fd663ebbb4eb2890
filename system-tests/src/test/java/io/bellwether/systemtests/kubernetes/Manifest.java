package io.bellwether.systemtests.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One object as kustomize renders it.
record Manifest(JsonNode json) {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

  static List<Manifest> parse(String rendered) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered)) {
      return documents.readAll().stream().map(Manifest::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String kind() {
    return json.path("kind").asText();
  }

  String name() {
    return json.at("/metadata/name").asText();
  }

  boolean isWorkload() {
    return WORKLOADS.contains(kind());
  }

  JsonNode podTemplate() {
    return json.at("/spec/template");
  }

  JsonNode podSpec() {
    return json.at("/spec/template/spec");
  }

  List<JsonNode> containers() {
    return Stream.of("containers", "initContainers")
        .flatMap(list -> list(podSpec(), list))
        .toList();
  }

  Map<String, String> podLabels() {
    return strings(podTemplate().at("/metadata/labels"));
  }

  /// Where the container listens, by the port's name.
  Map<String, Integer> containerPorts() {
    return containers().stream()
        .flatMap(container -> list(container, "ports"))
        .collect(
            Collectors.toMap(
                port -> port.path("name").asText(), port -> port.path("containerPort").asInt()));
  }

  static Stream<JsonNode> list(JsonNode node, String field) {
    return node.path(field).valueStream();
  }

  static Map<String, String> strings(JsonNode node) {
    return node.propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText()));
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
