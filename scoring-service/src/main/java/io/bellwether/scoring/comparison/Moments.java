package io.bellwether.scoring.comparison;

/// How many values there are, their sum, and the sum of their squared distances from their mean.
/// Groups of values are put together without knowing the values (Chan, Golub and LeVeque, 1983).
///
/// @param squares sum of squared distances from the mean
record Moments(long n, double sum, double squares) {

  static final Moments NONE = new Moments(0, 0, 0);

  /// Of `k` ones among `n` zeros and ones.
  static Moments ofShare(long k, long n) {
    return n == 0 ? NONE : new Moments(n, k, (double) k * (n - k) / n);
  }

  /// Of what happened `k` times to `n` who could have it, each as often as chance has it: the
  /// variance of a Poisson distribution is its mean.
  static Moments ofRate(long k, long n) {
    return n <= 0 ? NONE : new Moments(n, k, (double) k * (n - 1) / n);
  }

  /// @param deviation standard deviation of a sample
  static Moments of(long n, double mean, double deviation) {
    return new Moments(n, mean * n, n < 2 ? 0 : deviation * deviation * (n - 1));
  }

  Moments and(Moments other) {
    if (n == 0 || other.n == 0) {
      return n == 0 ? other : this;
    }
    var apart = other.mean() - mean();
    return new Moments(
        n + other.n,
        sum + other.sum,
        squares + other.squares + apart * apart * n * other.n / (n + other.n));
  }

  /// The same of values so many times as large.
  Moments times(double factor) {
    return new Moments(n, sum * factor, squares * factor * factor);
  }

  double mean() {
    return sum / n;
  }

  /// Around the mean of all of them; 0 where there is one.
  double variance() {
    return n < 2 ? 0 : squares / (n - 1);
  }
}
