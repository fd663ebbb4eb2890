package io.bellwether.cases.product;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// Who was told of which known issue.
@Singleton
public class KnownIssueNotices implements CollectionDefinition<KnownIssueNotice> {

  @Override
  public Description<KnownIssueNotice> describe() {
    return Description.of(
        "known-issue-notices",
        "known-issue-notice",
        KnownIssueNotice.class,
        "A customer was told of a known issue.");
  }
}
