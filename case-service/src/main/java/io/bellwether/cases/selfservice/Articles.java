package io.bellwether.cases.selfservice;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.References;
import io.bellwether.kit.collection.Violations;
import jakarta.inject.Singleton;

/// The knowledge articles of a tenant.
@Singleton
public class Articles implements CollectionDefinition<Article> {

  @Override
  public Description<Article> describe() {
    return Description.of("articles", "article", Article.class, "A knowledge article.");
  }

  @Override
  public void check(Article draft, References references, Violations violations) {
    var end = draft.retiredAt();
    violations.unless(
        end == null || !end.isBefore(draft.publishedAt()),
        "retiredAt",
        end,
        "not before publishedAt '%s'".formatted(draft.publishedAt()));
  }
}
