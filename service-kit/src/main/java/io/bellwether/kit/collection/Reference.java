package io.bellwether.kit.collection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This id is that of another entity. Requests may give `…ExternalId` instead of `…Id`.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Reference {

  /// The entity that is meant, as in the feed. When this service has a collection of that entity,
  /// the reference must resolve; an entity of another service is not looked up.
  String value();
}
