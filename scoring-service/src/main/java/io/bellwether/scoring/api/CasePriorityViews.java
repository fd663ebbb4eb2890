package io.bellwether.scoring.api;

import io.bellwether.kit.collection.Money;
import io.bellwether.scoring.account.AccountNow;
import io.bellwether.scoring.priority.Factor;
import io.bellwether.scoring.priority.OpenCase;
import io.bellwether.scoring.priority.Priority;
import io.bellwether.scoring.priority.RankingCases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Open cases as the API shows them.
///
/// @param at the moment that is looked at
/// @param showsReps whether the caller may see who works on what
record CasePriorityViews(Instant at, LocalDate today, String zone, boolean showsReps) {

  CasePrioritiesAnswer.Item item(RankingCases.Ranked ranked) {
    var open = ranked.open();
    var codes = open.codes();
    var priority = ranked.priority();
    var answer = open.lastAnswer();
    return new CasePrioritiesAnswer.Item(
        open.id(),
        priority.points(),
        priority.knownWeight(),
        priority.missingWeight(),
        open.createdAt(),
        new CasePrioritiesAnswer.Age(
            Duration.between(open.createdAt(), at).toSeconds(),
            open.businessAge().seconds(),
            open.businessAge().until()),
        effort(open.work()),
        answer == null
            ? null
            : new CasePrioritiesAnswer.Response(answer.at(), showsReps ? answer.repId() : null),
        new CasePrioritiesAnswer.Turn(open.turn().ours() ? "US" : "CUSTOMER", open.turn().since()),
        clock(open.clock()),
        codes.severity(),
        codes.priority(),
        codes.channel(),
        codes.type(),
        codes.reason(),
        codes.productArea(),
        open.teamId(),
        showsReps ? open.assigneeId() : null,
        account(open, ranked.account()),
        parts(open, priority));
  }

  private static CasePrioritiesAnswer.Effort effort(OpenCase.Work work) {
    var minutes = work.minutes();
    return new CasePrioritiesAnswer.Effort(
        minutes == null ? null : Math.round(minutes.doubleValue() * 60),
        work.activities(),
        work.logged());
  }

  private CasePrioritiesAnswer.@Nullable Clock clock(OpenCase.@Nullable Clock clock) {
    if (clock == null) {
      return null;
    }
    var due = clock.dueAt();
    return new CasePrioritiesAnswer.Clock(
        clock.kind(),
        clock.clock(),
        due,
        due == null ? null : Duration.between(at, due).toSeconds(),
        due == null ? null : due.isBefore(at));
  }

  private static CasePrioritiesAnswer.@Nullable Account account(
      OpenCase open, @Nullable AccountNow account) {
    var id = open.accountId();
    return account == null || id == null
        ? null
        : new CasePrioritiesAnswer.Account(
            id,
            account.attribute("tier"),
            account.paying().stream()
                .map(money -> new Money(money.amountMinor(), money.currency()))
                .toList(),
            account.renewalDueOn(),
            account.health());
  }

  private List<CasePrioritiesAnswer.Part> parts(OpenCase open, Priority priority) {
    return priority.parts().stream()
        .map(
            part -> {
              var reading = part.reading();
              return new CasePrioritiesAnswer.Part(
                  reading.factor().wireName(),
                  reading.value(),
                  reading.points(),
                  part.weight(),
                  part.share(),
                  part.contribution(),
                  reading.why(),
                  rows(open, reading.factor()));
            })
        .toList();
  }

  private @Nullable String rows(OpenCase open, Factor factor) {
    var account = open.accountId();
    return switch (factor) {
      case AGE, SEVERITY -> "/v1/cases/" + open.id();
      case EFFORT, WAITING -> "/v1/activities?caseId=" + open.id();
      case SLA -> "/v1/sla-clocks?caseId=" + open.id();
      case VALUE -> account == null ? null : "/v1/subscription-lines?accountId=" + account;
      case RENEWAL -> account == null ? null : "/v1/contracts?accountId=" + account;
      case RISK ->
          account == null
              ? null
              : "/v1/accounts/%s/health?at=%s&timeZone=%s"
                  .formatted(account, today, zone.replace("+", "%2B"));
    };
  }
}
