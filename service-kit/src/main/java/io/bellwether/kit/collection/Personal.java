package io.bellwether.kit.collection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This component may tell about the person that the row belongs to
/// ([CollectionDefinition.Description#ofPerson]); it is cleared when the person is erased.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {}
