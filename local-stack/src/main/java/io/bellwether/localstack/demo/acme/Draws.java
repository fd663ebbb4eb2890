package io.bellwether.localstack.demo.acme;

import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;

/// Random draws that repeat with the seed, on every machine: the algorithm is named, and
/// transcendental functions are those of [StrictMath].
final class Draws {

  private static final RandomGeneratorFactory<SplittableGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final SplittableGenerator random;

  private Draws(SplittableGenerator random) {
    this.random = random;
  }

  static Draws seeded(long seed) {
    return new Draws(GENERATORS.create(seed));
  }

  /// The seed of something that draws for itself: what it draws then moves nothing else.
  long seed() {
    return random.nextLong();
  }

  /// Independent draws; those of this generator go on as if nothing had been drawn from them.
  Draws split() {
    return new Draws(random.split());
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /// Both ends included.
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  double normal(double mean, double deviation) {
    return mean + deviation * random.nextGaussian();
  }

  double lognormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * random.nextGaussian());
  }

  /// Knuth's product of uniforms: fine for the small means of a day or a case.
  int poisson(double mean) {
    var limit = StrictMath.exp(-mean);
    var count = 0;
    for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  <T> T oneOf(List<T> equallyLikely) {
    return equallyLikely.get(random.nextInt(equallyLikely.size()));
  }

  /// One of the values, each as likely as the weight at its place.
  <T> T weighted(List<T> values, double... weights) {
    var total = 0.0;
    for (var weight : weights) {
      total += weight;
    }
    var left = random.nextDouble() * total;
    for (var place = 0; place < weights.length - 1; place++) {
      left -= weights[place];
      if (left < 0) {
        return values.get(place);
      }
    }
    return values.get(weights.length - 1);
  }
}
