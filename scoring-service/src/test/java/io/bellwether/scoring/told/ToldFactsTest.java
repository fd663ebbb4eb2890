package io.bellwether.scoring.told;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.metric.SupportFacts;
import io.bellwether.scoring.slow.ExportedRows;
import io.bellwether.scoring.slow.GeneratedCompany;
import io.bellwether.scoring.slow.SlowRow;
import io.bellwether.scoring.store.TemporaryFactStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of every derived fact, now and as it was known, against what the sources say: of two
/// generated companies, one of which has several currencies. `-Dseeds=5` makes up more.
class ToldFactsTest {

  private static final List<ToldFact> TOLD =
      List.of(
          new ToldAccountMrr(),
          new ToldSeatUse(),
          new ToldActiveUsers(),
          new ToldResponse(),
          ToldCaseOpen.open(),
          ToldCaseOpen.unclosed(),
          new ToldHandling(),
          new ToldAssignee(),
          new ToldFirstAssignee(),
          new ToldFirstResponse(),
          new ToldResolution(),
          new ToldCredit(),
          new ToldActivity(),
          new ToldInteraction(),
          new ToldEngagement(),
          new ToldQuiet(),
          new ToldTouch(),
          new ToldCheckIn(),
          new ToldDriverRating(),
          new ToldReleaseBalance(),
          new ToldTurn(),
          new ToldStay(),
          new ToldResolutionStage(),
          new ToldSlaClock(),
          new ToldCost(),
          new ToldCaseCost(),
          new ToldReleaseCase(),
          new ToldIssueContact(),
          ToldAccountOutage.unplanned(),
          ToldAccountOutage.downtime(),
          new ToldProductMrr(),
          ToldProductOutage.unplanned(),
          ToldProductOutage.downtime(),
          new ToldContact(SupportFacts.DEFLECTION, "offered_at"),
          new ToldContact(SupportFacts.SELF_SERVICE_SESSION, "started_at"),
          new ToldFeatureRequest(),
          new ToldFeatureRequestMrr(),
          new ToldAccountLoss(),
          new ToldLossTouch());

  /// Facts that are rows of a source and nothing else.
  private static final Set<String> COPIED =
      Set.of(
          "account",
          "contract",
          "recurring_line",
          "service_revenue",
          "invitation",
          "programme",
          "support_case",
          "case_event",
          "article");

  private static final @Nullable Instant NOW = null;
  private static final Instant IN_APRIL = Instant.parse("2026-04-10T00:00:00Z");

  @TempDir private static Path dir;
  private static TemporaryFactStore store;
  private static Connection connection;
  private static final List<GeneratedCompany> COMPANIES = new ArrayList<>();

  @BeforeAll
  static void open() throws Exception {
    store = TemporaryFactStore.in(dir);
    for (long seed = 1; seed <= Integer.getInteger("seeds", 1); seed++) {
      COMPANIES.add(GeneratedCompany.of("euros" + seed, seed, "EUR"));
      COMPANIES.add(GeneratedCompany.of("several" + seed, -seed, "EUR", "USD"));
    }
    GeneratedCompany.write(COMPANIES, store);
    connection = store.store.read();
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
    store.close();
  }

  static Stream<ToldFact> facts() {
    return TOLD.stream();
  }

  @Test
  void every_fact_is_told_or_copied() {
    var told = new HashSet<>(COPIED);
    TOLD.forEach(fact -> told.add(fact.fact().name()));

    assertThat(told).isEqualTo(Set.copyOf(Facts.ALL.stream().map(Fact::name).toList()));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_derived_fact_is_what_the_sources_tell(ToldFact told) throws Exception {
    for (var company : COMPANIES) {
      for (var knownAt : new @Nullable Instant[] {NOW, IN_APRIL}) {
        var exported = new ExportedRows(connection, company.tenant(), knownAt).of(told.fact());

        assertThat(exported).isNotEmpty();
        assertThat(differences(told.fact(), exported, told.rows(new SourceRows(company, knownAt))))
            .as("%s of %s known at %s", told.fact().name(), company.tenant(), knownAt)
            .isEmpty();
      }
    }
  }

  /// What the store holds of a source is what the source said.
  @Test
  void a_copied_fact_is_what_its_source_says() throws Exception {
    for (var fact : Facts.ALL) {
      if (COPIED.contains(fact.name())) {
        for (var company : COMPANIES) {
          for (var knownAt : new @Nullable Instant[] {NOW, IN_APRIL}) {
            var held = new ExportedRows(connection, company.tenant(), knownAt).of(fact);

            assertThat(held).isNotEmpty();
            assertThat(differences(fact, held, company.rows(fact.name(), knownAt)))
                .as("%s of %s known at %s", fact.name(), company.tenant(), knownAt)
                .isEmpty();
          }
        }
      }
    }
  }

  /// Every row that can be grouped by what its case is like says which case that is.
  @Test
  void a_row_about_a_case_names_it() throws Exception {
    for (var company : COMPANIES) {
      var exported = new ExportedRows(connection, company.tenant(), NOW);
      var cases =
          exported.of(SupportFacts.SUPPORT_CASE).stream()
              .map(SlowRow::id)
              .collect(Collectors.toSet());
      for (var fact : Facts.ALL) {
        if (fact.source() == Source.CASE && fact.dimensions().containsKey("reason")) {
          assertThat(fact.references()).as(fact.name()).containsValue("case");
        }
        if (fact.idIsCase()) {
          assertThat(exported.of(fact)).as(fact.name()).allMatch(row -> cases.contains(row.id()));
        }
      }
    }
  }

  /// The rows of one side that the other one lacks.
  private static List<String> differences(Fact fact, List<SlowRow> held, List<SlowRow> told) {
    var surplus = new ArrayList<>(texts(fact, held));
    var missing = new ArrayList<String>();
    for (var row : texts(fact, told)) {
      if (!surplus.remove(row)) {
        missing.add("told, not held: " + row);
      }
    }
    surplus.forEach(row -> missing.add("held, not told: " + row));
    return missing;
  }

  private static List<String> texts(Fact fact, List<SlowRow> rows) {
    return rows.stream()
        .map(
            row -> {
              var columns = new TreeMap<String, String>();
              for (var column : fact.columns().keySet()) {
                var value = row.get(column);
                if (value instanceof Number) {
                  value = new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
                }
                if (value != null) {
                  columns.put(column, value.toString());
                }
              }
              return row.id() + " " + columns;
            })
        .sorted()
        .toList();
  }
}
