package io.bellwether.kit.access;

/// Somebody was turned away. Equal ones are counted, not repeated.
///
/// @param route method and path template; never the path itself, which the caller makes up
/// @param kind DENIED: the roles do not suffice; REFUSED: the token is ours but not good here or
///   now
record Denial(
    String tenant, String subject, String client, String collection, String route, Kind kind) {

  enum Kind {
    DENIED,
    REFUSED
  }

  /// What stands for all others when somebody tries everything.
  static Denial others(String tenant, Kind kind) {
    return new Denial(tenant, "", "", "", "", kind);
  }
}
