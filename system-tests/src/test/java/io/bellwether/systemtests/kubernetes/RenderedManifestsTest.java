package io.bellwether.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RenderedManifestsTest {

  static Stream<Arguments> overlays() {
    return Kustomize.folders("overlays").stream()
        .map(folder -> argumentSet(folder.getFileName().toString(), folder));
  }

  static Stream<Arguments> components() {
    return Kustomize.folders("components").stream()
        .map(folder -> argumentSet(folder.getFileName().toString(), folder));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void an_overlay_renders_to_objects_that_kubernetes_knows(Path overlay) {
    var manifests = Manifest.parse(Kustomize.render(overlay));

    assertThat(manifests).hasSizeGreaterThan(20);
    assertThat(StrictParse.violations(manifests)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("components")
  void a_component_renders_on_the_base_to_objects_that_kubernetes_knows(Path component) {
    var manifests = Manifest.parse(Kustomize.renderComponent(component));

    assertThat(manifests).hasSizeGreaterThan(20);
    assertThat(StrictParse.violations(manifests)).isEmpty();
  }
}
