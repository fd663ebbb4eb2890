package io.bellwether.scoring.intake;

/// A source that could not be asked, or did not answer with a page.
class SourceUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  SourceUnavailable(String message) {
    super(message);
  }
}
