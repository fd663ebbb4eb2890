package io.bellwether.subscription.revenue;

/// Whether a recurring line is paid.
public enum LineKind {
  /// Counts in the recurring revenue.
  PAID,
  /// May become a paid one; counts nothing until then.
  TRIAL,
  /// A free plan: the account uses the product and pays nothing.
  FREE
}
