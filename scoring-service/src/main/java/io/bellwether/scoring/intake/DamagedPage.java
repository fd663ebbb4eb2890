package io.bellwether.scoring.intake;

/// A page that is not what was sent: cut off, altered, or no page at all. Nothing of it is applied.
class DamagedPage extends Exception {

  private static final long serialVersionUID = 1L;

  DamagedPage(String message) {
    super(message);
  }
}
