package io.bellwether.localstack.demo.acme;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Defects by the keys of the tracker: each release brings some of every area. The first of an area
/// is known ten days later, until the next release, and some customers are told of it.
final class KnownIssues {

  private static final int DEFECTS_OF_AN_AREA = 4;
  private static final int KNOWN_AFTER_DAYS = 10;
  private static final int FIXED_AFTER_DAYS = 42;
  private static final double TOLD = 0.06;
  private static final List<ProductArea> WATCHED =
      List.of(ProductArea.EXPORT, ProductArea.DASHBOARD, ProductArea.IMPORT);

  private KnownIssues() {}

  /// A line of `known-issues:import`.
  record Issue(
      String externalId,
      String productArea,
      String linkedDefectId,
      Instant knownSince,
      Instant fixedAt) {}

  /// A line of `known-issue-notices:import`.
  record Notice(
      String externalId,
      String knownIssueExternalId,
      String accountExternalId,
      Instant notifiedAt) {}

  /// The defect behind a case, in the tracker of the company.
  static @Nullable String defect(Releases.Release release, @Nullable String area, Draws draws) {
    var number = draws.between(0, DEFECTS_OF_AN_AREA - 1);
    return area == null ? null : key(release, ProductArea.valueOf(area), number);
  }

  static Stream<Issue> all() {
    return Releases.all()
        .filter(release -> Period.contains(release.releasedAt().plus(KNOWN_AFTER_DAYS, DAYS)))
        .flatMap(release -> WATCHED.stream().map(area -> issue(release, area)));
  }

  static Stream<Notice> notices(Customer customer, Subscription subscription) {
    var draws = customer.draws(Customer.Idea.NOTICES);
    return all()
        .filter(_ -> draws.chance(TOLD))
        .map(
            issue ->
                new Notice(
                    "%s-%s".formatted(issue.externalId(), customer.id()),
                    issue.externalId(),
                    customer.id(),
                    issue.knownSince().plus(draws.between(1, 72), HOURS)))
        .filter(notice -> Period.contains(notice.notifiedAt()))
        .filter(
            notice ->
                subscription.isActive(
                    notice.notifiedAt().atZone(customer.region().zone()).toLocalDate()));
  }

  private static Issue issue(Releases.Release release, ProductArea area) {
    var key = key(release, area, 0);
    return new Issue(
        "issue-" + key,
        area.name(),
        key,
        release.releasedAt().plus(KNOWN_AFTER_DAYS, DAYS),
        release.releasedAt().plus(FIXED_AFTER_DAYS, DAYS));
  }

  private static String key(Releases.Release release, ProductArea area, int number) {
    var areas = ProductArea.values().length;
    return "BUG-%d"
        .formatted(
            1000
                + (Releases.number(release) * areas + area.ordinal()) * DEFECTS_OF_AN_AREA
                + number);
  }
}
