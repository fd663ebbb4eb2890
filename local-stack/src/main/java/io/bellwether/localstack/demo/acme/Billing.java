package io.bellwether.localstack.demo.acme;

/// How a subscription is charged. Who pays for longer pays a little less, and not always an amount
/// that months divide.
enum Billing {
  MONTH(1),
  QUARTER(2.91),
  YEAR(10.7);

  private final double monthsPaid;

  Billing(double monthsPaid) {
    this.monthsPaid = monthsPaid;
  }

  Money amount(double monthlyCents) {
    return Money.euros(Math.round(monthlyCents * monthsPaid));
  }
}
