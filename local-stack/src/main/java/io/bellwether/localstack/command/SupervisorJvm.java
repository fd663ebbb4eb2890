package io.bellwether.localstack.command;

import java.util.List;

/// How much the supervisor itself may take: it waits most of the time.
final class SupervisorJvm {

  static final List<String> OPTIONS =
      List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private SupervisorJvm() {}
}
