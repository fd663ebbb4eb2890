package io.bellwether.localstack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void the_usual_ports_are_those_of_the_documentation() {
    var ports = Ports.USUAL;

    assertThat(ports.of(Service.GATEWAY)).isEqualTo(8080);
    assertThat(ports.of(Service.CASE)).isEqualTo(8081);
    assertThat(ports.of(Service.SUBSCRIPTION)).isEqualTo(8082);
    assertThat(ports.of(Service.SURVEY)).isEqualTo(8083);
    assertThat(ports.of(Service.SCORING)).isEqualTo(8084);
    assertThat(ports.identity()).isEqualTo(8085);
    assertThat(ports.postgres()).isEqualTo(8086);
    assertThat(ports.management(Service.SCORING)).isEqualTo(9084);
  }

  @Test
  void a_taken_port_is_named_with_its_use_its_owner_and_the_way_out() throws Exception {
    var ports = Ports.free();
    assertThatCode(ports::requireFree).doesNotThrowAnyException();

    try (var _ = new ServerSocket(ports.of(Service.SURVEY), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(ports::requireFree)
          .isInstanceOf(SuiteProblem.class)
          .hasMessageContaining(
              "port %d (survey-service) is taken by".formatted(ports.of(Service.SURVEY)))
          .hasMessageContaining("--ports-from");
    }
  }
}
