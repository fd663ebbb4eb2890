package io.bellwether.localstack.bench;

/// What a benchmark found.
///
/// @param line what was measured, on one line
/// @param good whether its limits hold
public record Outcome(String line, boolean good) {}
