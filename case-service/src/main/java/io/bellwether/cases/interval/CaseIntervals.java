package io.bellwether.cases.interval;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;

/// The intervals of a tenant's cases.
@Singleton
public class CaseIntervals implements CollectionDefinition<CaseInterval> {

  @Override
  public Description<CaseInterval> describe() {
    return Description.of(
            "case-intervals",
            "case-interval",
            CaseInterval.class,
            "A part of a case's life in one stage, with one assignee or of one priority.")
        .inTable("case_interval_read")
        .asDerived();
  }
}
