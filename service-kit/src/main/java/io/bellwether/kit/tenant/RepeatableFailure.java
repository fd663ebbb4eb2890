package io.bellwether.kit.tenant;

/// A transaction lost a race and is expected to succeed when it is run again from its beginning.
public final class RepeatableFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RepeatableFailure(Throwable cause) {
    super(cause);
  }
}
