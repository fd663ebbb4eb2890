package io.bellwether.localstack.demo.acme;

/// How badly a customer is affected, with the median office hours from the first reply to the
/// resolution, the median hours to the first reply, and the median minutes of a piece of work.
enum Severity {
  CRITICAL("URGENT", 18, 0.25, 25),
  HIGH("HIGH", 12, 0.6, 18),
  MEDIUM("NORMAL", 3.5, 1.2, 11),
  LOW("LOW", 2, 2, 8);

  private final String priority;
  private final double hoursToResolve;
  private final double hoursToReply;
  private final double minutesOfWork;

  Severity(String priority, double hoursToResolve, double hoursToReply, double minutesOfWork) {
    this.priority = priority;
    this.hoursToResolve = hoursToResolve;
    this.hoursToReply = hoursToReply;
    this.minutesOfWork = minutesOfWork;
  }

  String priority() {
    return priority;
  }

  double hoursToResolve(Draws draws) {
    return draws.lognormal(hoursToResolve, 0.9);
  }

  double hoursToReply(Draws draws) {
    return draws.lognormal(hoursToReply, 0.8);
  }

  int minutesOfWork(Draws draws) {
    return (int) Math.clamp(Math.round(draws.lognormal(minutesOfWork, 0.8)), 1, 480);
  }
}
