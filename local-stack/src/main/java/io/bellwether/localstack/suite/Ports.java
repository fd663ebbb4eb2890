package io.bellwether.localstack.suite;

import io.bellwether.localstack.process.PortOwner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// The ports of one suite: seven in a row from `from`, and the services' management ports 1000
/// above.
public record Ports(int from) {

  public static final Ports USUAL = new Ports(8080);

  private static final int MANAGEMENT = 1000;

  public Ports {
    if (from < 1024 || from > 64000) {
      throw new SuiteProblem("ports from %d (expected 1024 to 64000)".formatted(from));
    }
  }

  /// Ports that nobody uses at this moment: for a second suite beside a running one.
  public static Ports free() {
    for (var attempt = 0; attempt < 200; attempt++) {
      var ports = new Ports(ThreadLocalRandom.current().nextInt(20000, 31000));
      if (ports.all().keySet().stream().allMatch(PortOwner::isFree)) {
        return ports;
      }
    }
    throw new SuiteProblem("found no free ports between 20000 and 32000");
  }

  public int of(Service service) {
    return from + service.portOffset();
  }

  public int management(Service service) {
    return of(service) + MANAGEMENT;
  }

  public int identity() {
    return from + 5;
  }

  public int postgres() {
    return from + 6;
  }

  private Map<Integer, String> all() {
    var all = new LinkedHashMap<Integer, String>();
    for (var service : Service.values()) {
      all.put(of(service), service.module());
      all.put(management(service), service.module() + "'s management interface");
    }
    all.put(identity(), "identity");
    all.put(postgres(), "PostgreSQL");
    return all;
  }

  /// Says which port is taken, by whom, and what to do about it.
  void requireFree() {
    all()
        .forEach(
            (port, use) -> {
              if (!PortOwner.isFree(port)) {
                throw new SuiteProblem(
                    "port %d (%s) is taken by %s: stop that, or choose other ports with --ports-from"
                        .formatted(
                            port,
                            use,
                            PortOwner.find(port).orElse("a process that this user cannot see")));
              }
            });
  }
}
