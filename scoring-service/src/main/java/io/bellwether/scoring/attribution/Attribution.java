package io.bellwether.scoring.attribution;

/// How revenue is shared among those who were in touch with a customer.
public enum Attribution {
  ANY_TOUCH,
  LAST_TOUCH,
  INFLUENCE_WINDOW,
  FRACTIONAL
}
