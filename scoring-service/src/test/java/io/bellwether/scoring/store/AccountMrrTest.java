package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.Changes.deleted;
import static io.bellwether.scoring.store.Changes.id;
import static io.bellwether.scoring.store.Changes.line;
import static io.bellwether.scoring.store.Changes.tick;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountMrrTest extends OnAFactStore {

  private static final LocalDate JAN = LocalDate.parse("2026-01-01");
  private static final LocalDate FEB = LocalDate.parse("2026-02-01");
  private static final LocalDate MAR = LocalDate.parse("2026-03-01");
  private static final LocalDate APR = LocalDate.parse("2026-04-01");

  @Test
  void one_line_is_a_step_up_and_a_step_to_zero() {
    facts.apply(line("acme", "l", 1, 1, "a", "EUR", 100, JAN, MAR));

    assertThat(steps())
        .containsExactly("EUR|100|2026-01-01|2026-03-01", "EUR|0|2026-03-01|9999-01-01");
  }

  @Test
  void a_line_without_an_end_has_no_step_to_zero() {
    facts.apply(line("acme", "l", 1, 1, "a", "EUR", 100, JAN, null));

    assertThat(steps()).containsExactly("EUR|100|2026-01-01|9999-01-01");
  }

  @Test
  void lines_that_follow_each_other_at_the_same_price_are_one_step() {
    facts.apply(
        line("acme", "l1", 1, 1, "a", "EUR", 100, JAN, FEB),
        line("acme", "l2", 2, 1, "a", "EUR", 100, FEB, MAR));

    assertThat(steps())
        .containsExactly("EUR|100|2026-01-01|2026-03-01", "EUR|0|2026-03-01|9999-01-01");
  }

  @Test
  void a_gap_between_lines_is_a_step_of_zero() {
    facts.apply(
        line("acme", "l1", 1, 1, "a", "EUR", 100, JAN, FEB),
        line("acme", "l2", 2, 1, "a", "EUR", 150, MAR, null));

    assertThat(steps())
        .containsExactly(
            "EUR|100|2026-01-01|2026-02-01",
            "EUR|0|2026-02-01|2026-03-01",
            "EUR|150|2026-03-01|9999-01-01");
  }

  @Test
  void currencies_are_never_added() {
    facts.apply(
        line("acme", "l1", 1, 1, "a", "EUR", 100, JAN, null),
        line("acme", "l2", 2, 1, "a", "USD", 7, FEB, null));

    assertThat(steps())
        .containsExactly("EUR|100|2026-01-01|9999-01-01", "USD|7|2026-02-01|9999-01-01");
  }

  @Test
  void a_line_that_ends_where_it_starts_and_a_line_for_nothing_make_no_step() {
    facts.apply(
        line("acme", "l1", 1, 1, "a", "EUR", 100, JAN, JAN),
        line("acme", "l2", 2, 1, "a", "EUR", 0, FEB, null));

    assertThat(steps()).isEmpty();
  }

  @Test
  void the_steps_of_an_earlier_knowledge_can_be_asked_again() {
    facts.apply(line("acme", "l1", 1, 1, "a", "EUR", 100, JAN, null));
    facts.apply(deleted(SubscriptionTables.RECURRING_LINE, "acme", "l1", 2, 2));
    facts.apply(line("acme", "l2", 3, 3, "a", "EUR", 80, FEB, APR));

    assertThat(known(1)).containsExactly("EUR|100|2026-01-01|9999-01-01");
    assertThat(known(2)).isEmpty();
    assertThat(known(3))
        .containsExactlyElementsOf(steps())
        .containsExactly("EUR|80|2026-02-01|2026-04-01", "EUR|0|2026-04-01|9999-01-01");
  }

  @Test
  void steps_that_no_bigint_holds_are_steps_all_the_same() {
    facts.apply(
        line("acme", "l1", 1, 1, "a", "EUR", Long.MAX_VALUE, JAN, MAR),
        line("acme", "l2", 2, 1, "a", "EUR", Long.MAX_VALUE, FEB, null),
        line("acme", "l3", 3, 1, "b", "USD", Long.MIN_VALUE, JAN, FEB));

    // 2 × (2^63 − 1)
    assertThat(steps())
        .containsExactly(
            "EUR|9223372036854775807|2026-01-01|2026-02-01",
            "EUR|18446744073709551614|2026-02-01|2026-03-01",
            "EUR|9223372036854775807|2026-03-01|9999-01-01",
            "USD|-9223372036854775808|2026-01-01|2026-02-01",
            "USD|0|2026-02-01|9999-01-01");
  }

  @Test
  void another_tenant_s_lines_are_not_in_the_sum() {
    facts.apply(
        line("acme", "l1", 1, 1, "a", "EUR", 100, JAN, null),
        line("telco", "l2", 2, 1, "a", "EUR", 900, JAN, null));

    assertThat(steps()).containsExactly("EUR|100|2026-01-01|9999-01-01");
  }

  @Test
  void steps_equal_the_day_by_day_sum_of_random_lines() {
    var seed = Long.getLong("seed", new Random().nextLong());
    var random = new Random(seed);
    var lines = new ArrayList<RandomLine>();
    var changes = new ArrayList<FactChange>();
    for (int i = 0; i < 400; i++) {
      var from = JAN.plusDays(random.nextInt(60));
      var to = random.nextInt(4) == 0 ? null : from.plusDays(random.nextInt(30));
      var next = new RandomLine("a" + random.nextInt(60), 10L * random.nextInt(4), from, to);
      lines.add(next);
      changes.add(
          line("acme", "l" + i, i + 1, 1, next.account, "EUR", next.monthly, next.from, next.to));
    }
    facts.apply(changes.toArray(FactChange[]::new));

    for (int account = 0; account < 60; account++) {
      var name = "a" + account;
      assertThat(
              facts.rows(
                  """
                  SELECT strftime(valid_from, '%Y-%m-%d') || '|' || strftime(valid_to, '%Y-%m-%d') || '|' || mrr_minor
                  FROM account_mrr_facts(?) WHERE account_id = ?\
                  """,
                  "acme", id(name)))
          .describedAs("account %s, seed %d", name, seed)
          .isEqualTo(dayByDay(lines.stream().filter(l -> l.account.equals(name)).toList()));
    }
  }

  private record RandomLine(String account, long monthly, LocalDate from, @Nullable LocalDate to) {
    boolean runsOn(LocalDate day) {
      return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
  }

  /// The slow way: add up what runs on each day, and note the days on which the sum changes.
  private static List<String> dayByDay(List<RandomLine> lines) {
    var days = new ArrayList<LocalDate>();
    var sums = new ArrayList<Long>();
    long before = 0;
    for (var day = JAN; day.isBefore(JAN.plusDays(120)); day = day.plusDays(1)) {
      var today = day;
      long sum = lines.stream().filter(l -> l.runsOn(today)).mapToLong(RandomLine::monthly).sum();
      if (sum != before) {
        days.add(day);
        sums.add(sum);
      }
      before = sum;
    }
    var steps = new ArrayList<String>();
    for (int i = 0; i < days.size(); i++) {
      var until = i + 1 < days.size() ? days.get(i + 1).toString() : "9999-01-01";
      steps.add("%s|%s|%d".formatted(days.get(i), until, sums.get(i)));
    }
    return steps;
  }

  private List<String> steps() {
    return inOrder("account_mrr_facts(?)", "acme");
  }

  private List<String> known(int tick) {
    return inOrder("account_mrr_known(?, ?)", "acme", tick(tick));
  }

  private List<String> inOrder(String steps, Object... parameters) {
    return facts
        .rows(
            """
            SELECT currency || strftime(valid_from, '%%Y-%%m-%%d') || '~' || currency || '|' || mrr_minor || '|'
              || strftime(valid_from, '%%Y-%%m-%%d') || '|' || strftime(valid_to, '%%Y-%%m-%%d')
            FROM %s WHERE id = account_id\
            """
                .formatted(steps),
            parameters)
        .stream()
        .map(row -> row.substring(row.indexOf('~') + 1))
        .toList();
  }
}
