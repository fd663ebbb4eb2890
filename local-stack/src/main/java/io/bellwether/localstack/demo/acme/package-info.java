/// A made-up software company with two years of history, for the tenant `acme`. Pure: a seed goes
/// in, lines for imports come out, and nothing here reads a clock, a file or the network.
///
/// What is planted in the data, and how strongly, stands in [Planted] and nowhere else.
@NullMarked
package io.bellwether.localstack.demo.acme;

import org.jspecify.annotations.NullMarked;
