package io.bellwether.scoring.store;

import io.bellwether.scoring.metric.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every fact that scoring copies, said once: tables, macros and the reading of payloads follow
/// from here. A changed line makes another schema, hence another file, hence a fresh pull.
public final class FactTables {

  private FactTables() {}

  private static final List<FactTable> ALL =
      Stream.of(SubscriptionTables.ALL, CaseTables.ALL, SurveyTables.ALL)
          .flatMap(List::stream)
          .toList();

  public static List<FactTable> all() {
    return ALL;
  }

  public static List<FactTable> of(Source source) {
    return ALL.stream().filter(fact -> fact.source() == source).toList();
  }

  /// Empty for an entity that scoring does not read.
  public static Optional<FactTable> find(Source source, String entity) {
    return of(source).stream().filter(fact -> fact.entity().equals(entity)).findFirst();
  }
}
