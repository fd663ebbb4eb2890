package io.bellwether.scoring.intake;

/// The token that scoring shows to the feeds: good for nothing else, and without a tenant.
interface MachineToken {

  /// The present token; a new one when the present one is about to end.
  String get() throws SourceUnavailable;

  /// The source refused the token; the next one must be another.
  void forget();
}
