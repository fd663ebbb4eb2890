package io.bellwether.scoring.store;

import java.util.List;

/// A page of a feed, understood: what is applied in one transaction.
///
/// @param after the token that the page was asked with; another one in the store refuses the page
/// @param erased persons of whom no row is copied, but to whom rows may refer
/// @param skipped changes of entities that scoring does not read
public record FactPage(
    String after,
    Cursor next,
    List<FactChange> changes,
    List<QuarantinedRow> quarantined,
    List<ErasedPerson> erased,
    long skipped) {

  public FactPage {
    changes = List.copyOf(changes);
    quarantined = List.copyOf(quarantined);
    erased = List.copyOf(erased);
  }

  /// Where nobody was erased.
  public FactPage(
      String after,
      Cursor next,
      List<FactChange> changes,
      List<QuarantinedRow> quarantined,
      long skipped) {
    this(after, next, changes, quarantined, List.of(), skipped);
  }
}
