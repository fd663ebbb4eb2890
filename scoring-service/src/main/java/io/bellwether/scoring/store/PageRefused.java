package io.bellwether.scoring.store;

import io.bellwether.scoring.metric.Source;

/// The cursor is not where the page begins: it was applied already, or somebody else moved on.
public class PageRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PageRefused(Source source, String after) {
    super(
        "the cursor of %s is not at '%s' (expected: the token that the page was asked with)"
            .formatted(source.wireName(), after));
  }
}
