package io.bellwether.kit.database;

/// The database would not keep tenants apart: the service must not run on it.
class UnsafeDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsafeDatabaseException(String sentence) {
    super(sentence);
  }
}
