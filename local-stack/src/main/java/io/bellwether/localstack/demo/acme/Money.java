package io.bellwether.localstack.demo.acme;

/// An amount as the API takes it.
record Money(long amountMinor, String currency) {

  static Money euros(long cents) {
    return new Money(cents, "EUR");
  }
}
