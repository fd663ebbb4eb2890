package io.bellwether.scoring.query;

import io.bellwether.kit.problem.Problems;
import java.util.List;

/// How much one question may ask for. Groups of groups in many intervals become more results than
/// anybody reads and than memory holds, and an answer that does not fit ends the process for all
/// tenants. So it is refused as soon as it shows.
final class LargestAnswer {

  static final int MOST_RESULTS = 50_000;

  /// Of what is asked for by account, before accounts become groups.
  private static final int MOST_ACCOUNTS = 5 * MOST_RESULTS;

  private LargestAnswer() {}

  static void checkResults(Query query, int groups, int intervals) {
    if ((long) groups * intervals > MOST_RESULTS) {
      throw refused(query.cut().groupBy(), "%d groups".formatted(groups), intervals);
    }
  }

  /// @param accounts that count at the end
  static void checkAccounts(int accounts, int intervals) {
    if ((long) accounts * intervals > MOST_ACCOUNTS) {
      throw Problems.parameter(
          "grain",
          "%d accounts in %d intervals".formatted(accounts, intervals),
          "at most %d accounts of intervals: take a longer grain, a shorter interval or a filter"
              .formatted(MOST_ACCOUNTS));
    }
  }

  /// @param cells that were read so far, those of the intervals before among them
  static void checkCells(Query query, int cells, int intervals) {
    var most = query.cut().accountsAtTheEnd() ? MOST_ACCOUNTS : 2 * MOST_RESULTS;
    if (cells > most) {
      throw refused(query.cut().groupBy(), "more than %d cells".formatted(most), intervals);
    }
  }

  private static RuntimeException refused(List<String> groupBy, String found, int intervals) {
    return Problems.parameter(
        "groupBy",
        String.join(",", groupBy),
        "at most %d results, there are %s in %d intervals: take fewer dimensions, a longer grain, a filter, or orderBy and top"
            .formatted(MOST_RESULTS, found, intervals));
  }
}
