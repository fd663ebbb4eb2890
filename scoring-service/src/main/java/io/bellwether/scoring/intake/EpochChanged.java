package io.bellwether.scoring.intake;

/// The database behind a feed is another one than our token was made for.
class EpochChanged extends Exception {

  private static final long serialVersionUID = 1L;

  EpochChanged(String message) {
    super(message);
  }
}
