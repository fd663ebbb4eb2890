package io.bellwether.scoring.intake;

/// A source whose rows mean something that we do not know. Its facts grow stale rather than wrong.
class SourceStopped extends Exception {

  private static final long serialVersionUID = 1L;

  SourceStopped(String message) {
    super(message);
  }
}
