package io.bellwether.scoring.report;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Every report that the service has: a bean of the type `Report` is in, nothing else is edited.
@Singleton
public class ReportCatalog {

  private final SequencedMap<String, Report> reports;

  public ReportCatalog(@All List<Report> reports) {
    var byId = new TreeMap<String, Report>();
    for (var report : reports) {
      if (byId.put(report.definition().id(), report) != null) {
        throw new IllegalStateException(
            "two reports are called %s (expected: one)".formatted(report.definition().id()));
      }
    }
    this.reports = Collections.unmodifiableSequencedMap(byId);
  }

  public Optional<Report> find(String id) {
    return Optional.ofNullable(reports.get(id));
  }

  public SequencedCollection<Report> all() {
    return reports.sequencedValues();
  }

  public List<String> ids() {
    return List.copyOf(reports.sequencedKeySet());
  }
}
