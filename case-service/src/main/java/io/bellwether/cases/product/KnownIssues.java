package io.bellwether.cases.product;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The known issues of a tenant's product.
@Singleton
public class KnownIssues implements CollectionDefinition<KnownIssue> {

  @Override
  public Description<KnownIssue> describe() {
    return Description.of(
        "known-issues", "known-issue", KnownIssue.class, "An issue that customers may meet.");
  }

  @Override
  public void check(KnownIssue draft, References references, Violations violations) {
    var end = draft.fixedAt();
    violations.unless(
        end == null || !end.isBefore(draft.knownSince()),
        "fixedAt",
        end,
        "not before knownSince '%s'".formatted(draft.knownSince()));
  }
}
