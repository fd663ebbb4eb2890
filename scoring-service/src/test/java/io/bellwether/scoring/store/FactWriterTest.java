package io.bellwether.scoring.store;

import static io.bellwether.scoring.store.Changes.account;
import static io.bellwether.scoring.store.Changes.deleted;
import static io.bellwether.scoring.store.Changes.erased;
import static io.bellwether.scoring.store.Changes.id;
import static io.bellwether.scoring.store.Changes.tick;
import static io.bellwether.scoring.store.SubscriptionTables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellwether.scoring.metric.Source;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactWriterTest extends OnAFactStore {

  @Test
  void a_row_shows_its_last_version() {
    facts.apply(account("acme", "a", 1, 1, "GOLD"));
    facts.apply(account("acme", "a", 2, 2, "SILVER"));

    assertThat(present()).containsExactly("SILVER");
  }

  @Test
  void an_older_version_that_comes_later_changes_nothing() {
    facts.apply(account("acme", "a", 7, 1, "GOLD"));
    facts.apply(account("acme", "a", 6, 2, "SILVER"));

    assertThat(present()).containsExactly("GOLD");
    assertThat(known(tick(2))).containsExactly("GOLD");
    assertThat(past()).isEmpty();
  }

  @Test
  void an_older_version_later_in_the_same_page_changes_nothing() {
    facts.apply(account("acme", "a", 7, 1, "GOLD"), account("acme", "a", 6, 1, "SILVER"));

    assertThat(present()).containsExactly("GOLD");
  }

  @Test
  void a_deleted_row_is_gone_and_stays_gone_for_older_versions() {
    facts.apply(account("acme", "a", 1, 1, "GOLD"));
    facts.apply(deleted(ACCOUNT, "acme", "a", 5, 2));
    facts.apply(account("acme", "a", 4, 3, "SILVER"));

    assertThat(present()).isEmpty();
    assertThat(known(tick(1))).containsExactly("GOLD");
    assertThat(known(tick(2))).isEmpty();
  }

  @Test
  void a_row_that_is_deleted_before_it_was_ever_seen_does_not_appear_later() {
    facts.apply(deleted(ACCOUNT, "acme", "a", 5, 1));
    facts.apply(account("acme", "a", 4, 1, "GOLD"));

    assertThat(present()).isEmpty();
  }

  @Test
  void a_row_that_is_inserted_again_lives_again() {
    facts.apply(account("acme", "a", 1, 1, "GOLD"));
    facts.apply(deleted(ACCOUNT, "acme", "a", 2, 2));
    facts.apply(account("acme", "a", 3, 3, "SILVER"));

    assertThat(present()).containsExactly("SILVER");
    assertThat(known(tick(1))).containsExactly("GOLD");
    assertThat(known(tick(2))).isEmpty();
    assertThat(known(tick(3))).containsExactly("SILVER");
  }

  @Test
  void what_was_known_at_an_instant_can_be_asked_again() {
    facts.apply(
        account("acme", "a", 1, 1, "GOLD"),
        account("acme", "a", 2, 2, "SILVER"),
        account("acme", "a", 3, 4, "BRONZE"));

    assertThat(known(tick(0))).isEmpty();
    assertThat(known(tick(1))).containsExactly("GOLD");
    assertThat(known(tick(2))).containsExactly("SILVER");
    assertThat(known(tick(3))).containsExactly("SILVER");
    assertThat(known(tick(4))).containsExactly("BRONZE");
  }

  @Test
  void versions_inside_one_tick_collapse_even_over_two_pages() {
    facts.apply(account("acme", "a", 1, 1, "GOLD"), account("acme", "a", 2, 1, "SILVER"));
    facts.apply(account("acme", "a", 3, 1, "BRONZE"));

    assertThat(known(tick(1))).containsExactly("BRONZE");
    assertThat(past()).isEmpty();
  }

  @Test
  void a_clock_that_jumps_back_does_not_reorder_what_was_known() {
    facts.apply(account("acme", "a", 1, 5, "GOLD"));
    facts.apply(account("acme", "a", 2, 3, "SILVER"));

    assertThat(known(tick(3))).isEmpty();
    assertThat(known(tick(5))).containsExactly("SILVER");
  }

  @Test
  void an_erased_row_leaves_no_past() {
    facts.apply(account("acme", "a", 1, 1, "GOLD"));
    facts.apply(account("acme", "a", 2, 2, "SILVER"));
    facts.apply(erased(ACCOUNT, "acme", "a", 3, 3));

    assertThat(present()).isEmpty();
    assertThat(known(tick(1))).isEmpty();
    assertThat(known(tick(2))).isEmpty();
  }

  @Test
  void an_erasure_reaches_the_past_even_behind_a_later_version_of_its_page() {
    facts.apply(account("acme", "a", 1, 1, "GOLD"));
    facts.apply(account("acme", "a", 3, 2, "NEW"), erased(ACCOUNT, "acme", "a", 2, 2));

    assertThat(known(tick(1))).isEmpty();
    assertThat(present()).containsExactly("NEW");
  }

  @Test
  void the_same_page_twice_is_refused_and_changes_nothing() {
    var page =
        TemporaryFactStore.page(
            Source.SUBSCRIPTION, "", "t1", List.of(account("acme", "a", 1, 1, "GOLD")));
    facts.writer.apply(page);

    assertThatExceptionOfType(PageRefused.class).isThrownBy(() -> facts.writer.apply(page));

    assertThat(present()).containsExactly("GOLD");
    assertThat(facts.writer.cursor(Source.SUBSCRIPTION).token()).isEqualTo("t1");
  }

  @Test
  void a_page_that_fails_half_way_leaves_neither_rows_nor_cursor() {
    var good = account("acme", "a", 1, 1, "GOLD");
    var bad = Changes.upsert(ACCOUNT, "acme", "b", 2, 1, 3.14, null, null, null, null);

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                facts.writer.apply(
                    TemporaryFactStore.page(Source.SUBSCRIPTION, "", "t1", List.of(good, bad))));

    assertThat(present()).isEmpty();
    assertThat(facts.writer.cursor(Source.SUBSCRIPTION).token()).isEmpty();
    facts.apply(good);
    assertThat(present()).containsExactly("GOLD");
  }

  @Test
  void a_tenant_sees_its_own_rows_only_even_under_the_same_id() {
    facts.apply(account("acme", "a", 1, 1, "GOLD"), account("telco", "a", 2, 1, "SILVER"));
    facts.apply(deleted(ACCOUNT, "telco", "a", 3, 2));

    assertThat(present()).containsExactly("GOLD");
    assertThat(facts.rows("SELECT tier FROM account_facts(?)", "telco")).isEmpty();
    assertThat(facts.rows("SELECT tier FROM account_known(?, ?)", "telco", tick(1)))
        .containsExactly("SILVER");
    assertThat(facts.rows("SELECT tier FROM account_facts(?)", "' or '1'='1")).isEmpty();
  }

  @Test
  void a_response_takes_its_scale_from_the_survey_of_its_own_tenant() {
    facts.apply(
        Changes.upsert(SurveyTables.SURVEY, "acme", "s", 1, 1, "NPS", 0, 10),
        Changes.upsert(SurveyTables.SURVEY, "telco", "s", 2, 1, "CSAT", 1, 5),
        Changes.upsert(
            SurveyTables.RESPONSE,
            "acme",
            "r",
            3,
            1,
            id("s"),
            null,
            null,
            9,
            Changes.midnight("2026-01-05")),
        Changes.upsert(
            SurveyTables.RESPONSE,
            "acme",
            "lost",
            4,
            1,
            id("none"),
            null,
            null,
            3,
            Changes.midnight("2026-01-05")));

    assertThat(
            facts.rows(
                "SELECT kind, scale_min, scale_max, score, responded_at FROM response_facts(?)",
                "acme"))
        .containsExactly(
            "NPS|0|10|9|2026-01-05 00:00:00.0", "null|null|null|3|2026-01-05 00:00:00.0");
    assertThat(facts.rows("SELECT kind FROM response_known(?, ?)", "acme", tick(1)))
        .containsExactly("NPS", "null");
  }

  @Test
  void a_rebuild_forgets_one_source_only() {
    facts.apply(account("acme", "a", 1, 1, "GOLD"));
    facts.apply(Changes.upsert(SurveyTables.SURVEY, "acme", "s", 1, 1, "NPS", 0, 10));

    facts.writer.rebuild(Source.SUBSCRIPTION, "test");

    assertThat(present()).isEmpty();
    assertThat(facts.writer.cursor(Source.SUBSCRIPTION))
        .isEqualTo(Cursor.atBeginning(Source.SUBSCRIPTION));
    assertThat(facts.rows("SELECT kind FROM survey_facts(?)", "acme")).containsExactly("NPS");
  }

  @Test
  void a_cursor_comes_back_as_it_was_stored() {
    var at = Instant.parse("2026-03-01T10:00:00.123456Z");
    var cursor = new Cursor(Source.CASE, "t1", "e", at, at.plusMillis(5), at, at, true);

    facts.writer.apply(new FactPage("", cursor, List.of(), List.of(), 3));

    assertThat(facts.writer.cursor(Source.CASE)).isEqualTo(cursor);
  }

  @Test
  void a_quarantined_row_is_let_go_when_a_later_version_can_be_read() {
    var bad = new QuarantinedRow("acme", "account", id("a").toString(), 2, tick(1), "why", "{}");
    var cursor = facts.writer.cursor(Source.SUBSCRIPTION);
    facts.writer.apply(new FactPage("", cursor, List.of(), List.of(bad), 0));
    assertThat(facts.rows("SELECT reason FROM quarantine_facts(?)", "acme")).containsExactly("why");
    assertThat(facts.rows("SELECT reason FROM quarantine_facts(?)", "telco")).isEmpty();

    facts.apply(account("acme", "a", 1, 1, "OLD"));
    assertThat(facts.writer.quarantined(Source.SUBSCRIPTION)).isEqualTo(1);

    facts.apply(account("acme", "a", 3, 2, "GOLD"));
    assertThat(facts.writer.quarantined(Source.SUBSCRIPTION)).isZero();
  }

  private List<String> present() {
    return facts.rows("SELECT tier FROM account_facts(?)", "acme");
  }

  private List<String> known(Instant at) {
    return facts.rows("SELECT tier FROM account_known(?, ?)", "acme", at);
  }

  private List<String> past() {
    return facts.rows("SELECT tier FROM stored.account_past");
  }
}
