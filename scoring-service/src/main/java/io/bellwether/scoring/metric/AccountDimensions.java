package io.bellwether.scoring.metric;

import java.util.List;
import java.util.stream.Stream;

/// What metrics about accounts, and about what belongs to them, can be grouped by.
public final class AccountDimensions {

  /// What is known of an account by now, and the account itself.
  public static final List<String> ALL =
      Stream.concat(
              Fact.ACCOUNT_DIMENSIONS.keySet().stream(),
              Stream.of(Fact.BY_COHORT, Fact.BY_TENURE, Fact.BY_ACCOUNT))
          .toList();

  private AccountDimensions() {}

  /// These, and what is known of the account.
  static List<String> and(List<String> more) {
    return Stream.concat(more.stream(), ALL.stream()).toList();
  }
}
