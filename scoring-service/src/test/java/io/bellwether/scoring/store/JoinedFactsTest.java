package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.Changes.id;
import static io.bellwether.scoring.store.Changes.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Facts that are put together from what several services know.
class JoinedFactsTest extends OnAFactStore {

  private static final Instant JANUARY = Instant.parse("2026-01-10T09:00:00Z");

  /// Half an hour at 60 euros and an hour of somebody whose cost nobody knows, 10 euros and 5
  /// dollars spent.
  @Test
  void a_case_costs_its_logged_work_and_what_was_spent_on_it_by_currency() {
    facts.apply(
        Changes.supportCase("acme", "worked", 1, 1, "Acme", JANUARY, JANUARY),
        Changes.supportCase("acme", "unknown", 2, 1, "Acme", JANUARY, JANUARY),
        Changes.supportCase("acme", "open", 3, 1, "Acme", JANUARY, null),
        upsert(CaseTables.REP, "acme", "known", 4, 1, null, 6_000L, "EUR"),
        upsert(CaseTables.REP, "acme", "free", 5, 1, null, null, null),
        work("worked", 6, "known", "30"),
        work("worked", 7, "free", "60"),
        work("open", 8, "known", "30"),
        work("unknown", 9, "free", "30"),
        cost(10, 1_000L, "EUR"),
        cost(11, 500L, "USD"));

    assertThat(facts.rows("SELECT id, cost_minor, currency FROM case_cost_facts('acme')"))
        .containsExactlyInAnyOrder(
            row(id("worked"), 4_000, "EUR"),
            row(id("worked"), 500, "USD"),
            row(id("unknown"), null, null));
  }

  /// 13.50 with overhead and 10 without are the same; 2 of another service are only there without.
  @Test
  void what_is_recorded_with_overhead_and_without_counts_once() {
    facts.apply(
        Changes.supportCase("acme", "worked", 1, 1, "Acme", JANUARY, JANUARY),
        cost(2, "SUPPORT", "LOADED", 1_350L, "EUR"),
        cost(3, "SUPPORT", "DIRECT", 1_000L, "EUR"),
        cost(4, "TRAINING", "DIRECT", 200L, "EUR"));

    assertThat(facts.rows("SELECT amount_minor FROM cost_facts('acme') WHERE also_with_overhead"))
        .containsExactly(row(1_000L));
    assertThat(facts.rows("SELECT cost_minor FROM case_cost_facts('acme')"))
        .containsExactly(row(1_550));
  }

  /// 52.5 minutes at 35 euros an hour are 3062.5 cents; a sum of rounded parts is a little less.
  @Test
  void work_is_summed_up_exactly_before_it_is_rounded() {
    facts.apply(
        Changes.supportCase("acme", "worked", 1, 1, "Acme", JANUARY, JANUARY),
        upsert(CaseTables.REP, "acme", "known", 2, 1, null, 3_500L, "EUR"),
        work("worked", 3, "known", "5"),
        work("worked", 4, "known", "5"),
        work("worked", 5, "known", "5"),
        work("worked", 6, "known", "12.5"),
        work("worked", 7, "known", "12.5"),
        work("worked", 8, "known", "12.5"));

    assertThat(facts.rows("SELECT cost_minor FROM case_cost_facts('acme')"))
        .containsExactly(row(3_063));
  }

  /// Of the account 12 seats are used and 30 sold, of the one product 5 of 10; who sold seats of
  /// the other is not known.
  @Test
  void seats_that_are_used_stand_beside_those_sold_of_the_account_or_of_the_product() {
    facts.apply(
        soldSeats("core", 1, "CORE", 10),
        soldSeats("reports", 2, "REPORTS", 20),
        usedSeats("all", 3, null, 12),
        usedSeats("core", 4, "CORE", 5),
        usedSeats("maps", 5, "MAPS", 7));

    assertThat(facts.rows("SELECT product, seats_used, seats_sold FROM seat_use_facts('acme')"))
        .containsExactlyInAnyOrder(row(null, 12, 30), row("CORE", 5, 10), row("MAPS", 7, null));
  }

  private static FactChange soldSeats(String name, long seq, String product, int seats) {
    return upsert(
        SubscriptionTables.RECURRING_LINE,
        "acme",
        name,
        seq,
        1,
        id("Acme"),
        null,
        "plan",
        "EUR",
        100L,
        seats,
        LocalDate.parse("2025-01-01").atStartOfDay(),
        FactStore.OPEN_END,
        product);
  }

  private static FactChange usedSeats(String name, long seq, @Nullable String product, int seats) {
    return upsert(
        SubscriptionTables.USAGE_DAY,
        "acme",
        name,
        seq,
        1,
        id("Acme"),
        LocalDate.parse("2026-01-10").atStartOfDay(),
        product,
        seats);
  }

  /// Two of three pay as it comes; they are counted on one of the two rows of the release.
  @Test
  void a_release_has_the_accounts_that_paid_as_it_came_once() {
    facts.apply(
        Changes.line("acme", "a", 1, 1, "Acme", "EUR", 100, LocalDate.parse("2025-01-01"), null),
        Changes.line("acme", "b", 2, 1, "Bolt", "EUR", 100, LocalDate.parse("2025-01-01"), null),
        Changes.line(
            "acme",
            "c",
            3,
            1,
            "Gone",
            "EUR",
            100,
            LocalDate.parse("2025-01-01"),
            LocalDate.parse("2025-12-01")),
        upsert(CaseTables.RELEASE, "acme", "1.0", 4, 1, "billing", JANUARY),
        caseOf("first", 5, "1.0"),
        caseOf("second", 6, "1.0"));

    assertThat(
            facts.rows(
                "SELECT count(*), count(accounts), max(accounts) FROM release_case_facts('acme')"))
        .containsExactly(row(2, 1, 2));
  }

  /// Words on the hours 0, 2, 4 and 10 after nine: three times of 10/3 hours in the mean.
  @Test
  void how_long_an_account_usually_says_nothing_is_the_mean_of_three_times_or_more() {
    facts.apply(
        caseOf("asked", 1, "1.0"),
        said(3, 2, "CUSTOMER", true),
        said(4, 3, "BOT", true),
        said(5, 4, "CUSTOMER", true),
        said(6, 5, "CUSTOMER", false),
        said(7, 10, "CUSTOMER", true));

    assertThat(
            facts.rows(
                "SELECT extract(hour FROM valid_from), usual_seconds FROM account_quiet_facts('acme')"))
        .containsExactly(row(11, null), row(13, null), row(19, 12_000), row(9, null));
  }

  /// Where the first message is as old as the case, it is what opened it. A case that we opened is
  /// none of the customer's words.
  @Test
  void a_customer_who_opens_a_case_says_something_once() {
    facts.apply(
        opened("without a word", 1, null),
        opened("with a message", 2, "CUSTOMER"),
        opened("by us", 3, "PROACTIVE"),
        saidOn("with a message", 4, "INBOUND", "visible"),
        saidOn("without a word", 5, "INBOUND", "hidden"));

    assertThat(
            facts.rows(
                "SELECT id, channel, type FROM interaction_facts('acme') WHERE direction = 'INBOUND' AND visible_to_customer"))
        .containsExactlyInAnyOrder(
            row(id("without a word"), "EMAIL", null), row(id("said4"), "EMAIL", "REPLY"));
  }

  /// Three of five is neither good nor bad, but good where the survey says so; five is bad where
  /// one is best; and two is not good there where only one is.
  @Test
  void an_answer_rates_the_last_engagement_before_it_by_the_scale_of_its_survey() {
    facts.apply(
        csat("plain", 1, "HIGHER_IS_BETTER", null),
        csat("lenient", 2, "HIGHER_IS_BETTER", 3),
        csat("reversed", 3, "LOWER_IS_BETTER", null),
        csat("strict and reversed", 4, "LOWER_IS_BETTER", 1));
    rated("neutral", 10, "plain", 3);
    rated("good", 20, "lenient", 3);
    rated("bad", 30, "reversed", 5);
    rated("not good", 40, "strict and reversed", 2);

    assertThat(
            facts.rows(
                "SELECT case_id, extract(hour FROM happened_at), survey_rating FROM engagement_facts('acme') WHERE survey_rating IS NOT NULL"))
        .containsExactlyInAnyOrder(
            row(id("neutral"), 11, "NEUTRAL"),
            row(id("good"), 11, "POSITIVE"),
            row(id("bad"), 11, "NEGATIVE"),
            row(id("not good"), 11, "NEUTRAL"));
  }

  /// Answered at ten and eleven, rated at twelve, answered again at one.
  private void rated(String aCase, long seq, String survey, int score) {
    var answered = new ArrayList<FactChange>();
    answered.add(caseOf(aCase, seq, "1.0"));
    for (int hour : List.of(1, 2, 4)) {
      answered.add(
          Changes.reply(
              "acme",
              aCase + hour,
              seq + hour,
              aCase,
              "Kim",
              JANUARY.plus(Duration.ofHours(hour)),
              null));
    }
    answered.add(
        upsert(
            SurveyTables.RESPONSE,
            "acme",
            aCase + "rated",
            seq + 5,
            1,
            id(survey),
            id("Acme"),
            id(aCase),
            score,
            JANUARY.plus(Duration.ofHours(3))));
    facts.apply(answered.toArray(FactChange[]::new));
  }

  private static FactChange csat(
      String name, long seq, String direction, @Nullable Integer threshold) {
    return upsert(
        SurveyTables.SURVEY, "acme", name, seq, 1, "CSAT", 1, 5, null, direction, threshold);
  }

  /// It is raised while the customer waits; the wait is answered once, at its end.
  @Test
  void a_turn_has_the_priority_that_the_case_had_then() {
    var raised = JANUARY.plus(Duration.ofHours(1));
    facts.apply(
        caseOf("asked", 1, "1.0"),
        Changes.priority("acme", "low", 2, "asked", "LOW", JANUARY.plusSeconds(1), raised),
        Changes.priority("acme", "high", 3, "asked", "HIGH", raised, raised.plusSeconds(9)),
        Changes.priority(
            "acme",
            "still high",
            4,
            "asked",
            "HIGH",
            raised.plusSeconds(9),
            FactSchema.OPEN_END.toInstant(ZoneOffset.UTC)),
        Changes.reply(
            "acme", "answer", 5, "asked", "Kim", JANUARY.plus(Duration.ofHours(2)), null));

    assertThat(
            facts.rows(
                "SELECT awaiting, priority, extract(hour FROM since_at), extract(hour FROM valid_from), answered FROM case_turn_facts('acme')"))
        .containsExactlyInAnyOrder(
            row("US", "LOW", 9, 9, false),
            row("US", "HIGH", 9, 10, true),
            row("CUSTOMER", "HIGH", 11, 11, false));
  }

  private static FactChange opened(String name, long seq, @Nullable String origin) {
    return upsert(
        CaseTables.SUPPORT_CASE,
        "acme",
        name,
        seq,
        1,
        id("Acme"),
        JANUARY,
        null,
        null,
        null,
        "OPEN",
        "EMAIL",
        "DEFECT",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        origin);
  }

  private static FactChange saidOn(String ofCase, long seq, String direction, String how) {
    return Changes.activity(
        "acme", "said" + seq, seq, 1, ofCase, JANUARY, "CUSTOMER REPLY " + direction + " " + how);
  }

  /// Who answered next did not answer first.
  @Test
  void who_is_not_known_to_have_answered_first_is_nobody() {
    facts.apply(
        caseOf("asked", 1, "1.0"),
        Changes.activity(
            "acme",
            "first",
            2,
            1,
            "asked",
            JANUARY.plus(Duration.ofDays(40)),
            "REP REPLY OUTBOUND visible"),
        Changes.reply(
            "acme", "second", 3, "asked", "rep", JANUARY.plus(Duration.ofDays(41)), null));

    assertThat(
            facts.rows(
                "SELECT first_reply_at IS NOT NULL, rep_id FROM first_response_facts('acme')"))
        .containsExactly(row(true, null));
  }

  private static FactChange said(long seq, int hour, String actor, boolean visible) {
    return upsert(
        CaseTables.ACTIVITY,
        "acme",
        "said" + seq,
        seq,
        1,
        id("asked"),
        JANUARY.plus(Duration.ofHours(hour)),
        actor,
        null,
        "REPLY",
        "INBOUND",
        visible,
        false);
  }

  @Test
  void an_answer_knows_the_case_that_it_is_about() {
    facts.apply(
        caseOf("asked", 1, "1.0"),
        Changes.survey("acme", "CSAT", 2, 1, 5),
        answer("about a case", 3, id("asked")),
        answer("about none", 4, null));

    assertThat(facts.rows("SELECT id, case_type, kind FROM response_facts('acme')"))
        .containsExactlyInAnyOrder(
            row(id("about a case"), "DEFECT", "CSAT"), row(id("about none"), null, "CSAT"));
  }

  private static FactChange work(String of, long seq, String rep, String minutes) {
    return upsert(
        CaseTables.ACTIVITY,
        "acme",
        "work" + seq,
        seq,
        1,
        id(of),
        JANUARY,
        "REP",
        id(rep),
        "NOTE",
        "INTERNAL",
        false,
        false,
        new BigDecimal(minutes).setScale(6));
  }

  private static FactChange cost(long seq, long minor, String currency) {
    return cost(seq, "SUPPORT", "DIRECT", minor, currency);
  }

  private static FactChange cost(
      long seq, String service, String basis, long minor, String currency) {
    return upsert(
        SubscriptionTables.COST,
        "acme",
        "cost" + seq,
        seq,
        1,
        null,
        id("worked"),
        JANUARY,
        service,
        basis,
        minor,
        currency);
  }

  private static FactChange caseOf(String name, long seq, String release) {
    return upsert(
        CaseTables.SUPPORT_CASE,
        "acme",
        name,
        seq,
        1,
        id("Acme"),
        JANUARY.plusSeconds(seq),
        null,
        null,
        null,
        "OPEN",
        "EMAIL",
        "DEFECT",
        null,
        null,
        null,
        null,
        null,
        null,
        id(release));
  }

  private static FactChange answer(String name, long seq, @Nullable Object of) {
    return upsert(
        SurveyTables.RESPONSE, "acme", name, seq, 1, id("CSAT"), id("Acme"), of, 5, JANUARY);
  }

  private static String row(@Nullable Object... values) {
    return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining("|"));
  }
}
