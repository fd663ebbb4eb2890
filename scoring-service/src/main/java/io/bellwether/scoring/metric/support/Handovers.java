package io.bellwether.scoring.metric.support;

import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Fact;

/// Which of the cases that change hands come into a cell or leave it: those of a rep do with every
/// one of them, those of a team where the other one is of another team. All others stay where they
/// are.
final class Handovers {

  private Handovers() {}

  /// Also those of accounts that are in another group by now, which come in or leave with the next
  /// one who has the case: as many as do not meet on both sides of the cell.
  ///
  /// @param opposite counts the same on the other side
  static long across(Cell cell, String term, String opposite) {
    return cell.isCutBy(Fact.BY_REP) || cell.isCutBy(Fact.BY_TEAM)
        ? of(cell, term)
        : Math.max(0, cell.count(term) - cell.count(opposite));
  }

  /// @param term counts all of them; the same term with `ByTeam` those between teams
  static long of(Cell cell, String term) {
    if (cell.isCutBy(Fact.BY_REP)) {
      return cell.count(term);
    }
    return cell.isCutBy(Fact.BY_TEAM) ? cell.count(term + "ByTeam") : 0;
  }
}
