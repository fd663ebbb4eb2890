package io.bellwether.localstack.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/// The last line of an import's answer.
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImportSummary(
    long lines, long created, long updated, long unchanged, long stale, long failed) {

  @Override
  public String toString() {
    return "%,d lines: %,d created, %,d updated, %,d unchanged, %,d stale, %,d failed"
        .formatted(lines, created, updated, unchanged, stale, failed);
  }
}
