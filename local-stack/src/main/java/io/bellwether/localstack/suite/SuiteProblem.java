package io.bellwether.localstack.suite;

/// Something that the person at the keyboard can understand and change: the message is a sentence
/// for them, shown without a stack trace.
public final class SuiteProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SuiteProblem(String message) {
    super(message);
  }

  public SuiteProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
