package io.bellwether.localstack.command;

import java.util.List;

/// How much the supervisor itself may take: it waits most of the time.
final class SupervisorJvm {

  // Netty inside the identity provider uses sun.misc.Unsafe, and the JVM would warn of it.
  static final List<String> OPTIONS =
      List.of(
          "-Xmx128m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--sun-misc-unsafe-memory-access=allow");

  private SupervisorJvm() {}
}
