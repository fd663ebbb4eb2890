package io.bellwether.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.Changes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cases refer to persons of whom scoring copies no row.
class ErasedPersonsTest {

  private static final String PERSON = Changes.id("person").toString();
  private static final String OTHER = Changes.id("other person").toString();
  private static final String FIRST = Changes.id("first case").toString();
  private static final String SECOND = Changes.id("second case").toString();

  private static final List<String> TABLES =
      List.of("support_case", "support_case_past", "quarantine", "tombstone", "erased");

  @TempDir private Path dir;
  private SourceStub source;
  private TestIntake intake;

  @BeforeEach
  void start() throws IOException {
    source = new SourceStub();
    intake = new TestIntake(dir, Source.CASE, source.url());
  }

  @AfterEach
  void stop() {
    intake.close();
    source.close();
  }

  @Test
  void nothing_names_an_erased_person_now_or_in_the_past_and_all_else_stays() throws Exception {
    pull(
        WirePage.of()
            .tick(1)
            .change("acme", "case", FIRST, 1, 1, supportCase(PERSON, "OPEN"))
            .change("acme", "case", SECOND, 2, 1, supportCase(OTHER, "OPEN"))
            .change("telco", "case", FIRST, 3, 1, supportCase(PERSON, "OPEN"))
            .next("t1"));
    pull(
        WirePage.of()
            .tick(2)
            .change("acme", "case", FIRST, 4, 1, supportCase(PERSON, "RESOLVED"))
            .next("t2"));

    // As case-service erases: the rows come again without the person, then the person's line.
    pull(
        WirePage.of()
            .tick(3)
            .change("acme", "case", FIRST, 5, 1, supportCase(null, "RESOLVED"))
            .erasure("acme", "contact", PERSON, 6)
            .next("t3"));

    assertThat(traces("acme", PERSON)).isEmpty();
    assertThat(traces("telco", PERSON)).containsExactly("support_case");
    assertThat(traces("acme", OTHER)).containsExactly("support_case");
    assertThat(
            intake.facts.rows("SELECT status FROM support_case_known('acme', ?)", Changes.tick(1)))
        .as("what was known at the first tick")
        .containsExactly("OPEN", "OPEN");
    assertThat(intake.facts.rows("SELECT status FROM support_case_facts('acme')"))
        .containsExactly("OPEN", "RESOLVED");
    assertThat(intake.state().phase(Instant.now(), Duration.ofMinutes(5)))
        .isEqualTo(SourceState.Phase.CURRENT);
  }

  @Test
  void a_line_that_comes_behind_the_erasure_with_the_same_tick_does_not_bring_the_person_back()
      throws Exception {
    pull(
        WirePage.of()
            .more()
            .tick(1)
            .change("acme", "case", FIRST, 2, 1, supportCase(null, "RESOLVED"))
            .erasure("acme", "contact", PERSON, 3)
            .next("t1"));
    pull(
        WirePage.of()
            .more()
            .tick(1)
            .change("acme", "case", FIRST, 1, 1, supportCase(PERSON, "OPEN"))
            .change("acme", "case", SECOND, 4, 1, supportCase(PERSON, "OPEN"))
            .next("t2"));
    assertThat(traces("acme", PERSON)).containsExactly("erased");

    pull(
        WirePage.of()
            .tick(2)
            .change("acme", "case", SECOND, 5, 1, supportCase(null, "OPEN"))
            .next("t3"));

    assertThat(traces("acme", PERSON)).isEmpty();
  }

  @Test
  void what_is_kept_aside_of_a_line_that_names_the_person_goes_too() throws Exception {
    pull(
        WirePage.of()
            .tick(1)
            .change("acme", "case", FIRST, 1, 1, "{\"contact_id\":\"" + PERSON + "\"}")
            .change("acme", "case", SECOND, 2, 1, "{\"contact_id\":\"" + OTHER + "\"}")
            .next("t1"));
    assertThat(traces("acme", PERSON)).containsExactly("quarantine");

    pull(WirePage.of().tick(2).erasure("acme", "contact", PERSON, 3).next("t2"));

    assertThat(traces("acme", PERSON)).isEmpty();
    assertThat(traces("acme", OTHER)).containsExactly("quarantine");
    assertThat(intake.facts.rows("SELECT id FROM quarantine_facts('acme')"))
        .as("answers stay partial")
        .hasSize(2);
  }

  @Test
  void a_source_that_is_pulled_again_comes_to_the_same() throws Exception {
    var page =
        WirePage.of()
            .epoch("e2")
            .tick(1)
            .change("acme", "case", FIRST, 1, 1, supportCase(PERSON, "OPEN"))
            .tick(2)
            .change("acme", "case", FIRST, 2, 1, supportCase(null, "OPEN"))
            .erasure("acme", "contact", PERSON, 3)
            .next("e2/1");
    pull(WirePage.of().tick(1).erasure("acme", "contact", OTHER, 1).next("t1"));
    source.answers(page);
    for (int turn = 0; turn < 3; turn++) {
      intake.pull.turn();
    }

    assertThat(intake.state().cursor().epoch()).isEqualTo("e2");
    assertThat(traces("acme", PERSON)).isEmpty();
    assertThat(traces("acme", OTHER)).isEmpty();
    assertThat(intake.facts.rows("SELECT id FROM support_case_facts('acme')")).hasSize(1);
  }

  private void pull(byte[] page) throws Exception {
    source.answers(page);
    intake.pull.turn();
    assertThat(intake.state().trouble()).isNull();
  }

  /// The tables that hold the id anywhere, whatever the column.
  private List<String> traces(String tenant, String id) {
    return TABLES.stream()
        .filter(
            table ->
                !intake
                    .facts
                    .rows(
                        "SELECT 1 FROM stored.%s t WHERE tenant_id = ? AND contains(CAST(t AS varchar), ?)"
                            .formatted(table),
                        tenant,
                        id)
                    .isEmpty())
        .toList();
  }

  private static String supportCase(@Nullable String contact, String status) {
    return """
    {"created_at":"2026-01-05T10:00:00+00:00","status":"%s","channel":"EMAIL","type":"DEFECT","contact_id":%s}"""
        .formatted(status, contact == null ? null : "\"" + contact + "\"");
  }
}
