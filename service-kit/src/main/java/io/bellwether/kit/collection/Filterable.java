package io.bellwether.kit.collection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Lists can be filtered by this component: `name=a,b` (one of), and for ordered types `name.gte=`
/// and `name.lt=`.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Filterable {

  /// Lists can also be sorted by it; only for required components.
  boolean sortable() default false;
}
