package io.bellwether.scoring.store;

import java.sql.SQLException;

/// The fact store could not do what was asked; nothing of it was kept.
public class FactStoreFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FactStoreFailure(String what, SQLException cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}
