package io.bellwether.scoring.api;

import static io.bellwether.scoring.store.Changes.account;
import static io.bellwether.scoring.store.Changes.activity;
import static io.bellwether.scoring.store.Changes.caseEvent;
import static io.bellwether.scoring.store.Changes.contract;
import static io.bellwether.scoring.store.Changes.line;
import static io.bellwether.scoring.store.Changes.openCase;
import static io.bellwether.scoring.store.Changes.priority;
import static io.bellwether.scoring.store.Changes.reply;
import static io.bellwether.scoring.store.Changes.response;
import static io.bellwether.scoring.store.Changes.runningClock;
import static io.bellwether.scoring.store.Changes.supportCase;
import static io.bellwether.scoring.store.Changes.survey;
import static io.bellwether.scoring.store.Changes.usage;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.FactChange;
import io.bellwether.scoring.store.FactWriter;
import io.bellwether.scoring.store.TemporaryFactStore;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A fact store for the tests that read these facts and write none. At noon of 10 March 2026 the
/// tenants acme and twin have four open cases: `urgent` of Acme, which pays twice as much as
/// Globex, `quiet` of Globex, and two without an account that came in at once. `solved` was closed
/// an hour before.
public final class BusyAccounts implements QuarkusTestProfile {

  static final String NOON = "2026-03-10T12:00:00Z";

  /// The same facts as acme, for tests that change settings.
  static final String TWIN = "twin";

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      return Map.of("fact-store.dir", Files.createTempDirectory("bellwether-busy-").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(FactWriter writer) {
    if (writer.cursor(Source.SURVEY).asOf() != null) {
      return;
    }
    apply(writer, Source.SUBSCRIPTION, customers("acme"), customers(TWIN));
    apply(writer, Source.CASE, cases("acme"), cases(TWIN));
    apply(writer, Source.SURVEY, answers("acme"), answers(TWIN));
  }

  private static List<FactChange> customers(String tenant) {
    var years = LocalDate.parse("2020-01-01");
    return List.of(
        account(tenant, "Acme", 1, 1, "GOLD"),
        account(tenant, "Globex", 2, 1, "SILVER"),
        line(tenant, "a", 3, 1, "Acme", "EUR", 10_000, years, null),
        line(tenant, "g", 4, 1, "Globex", "EUR", 5_000, years, null),
        contract(tenant, "ended", 5, "Acme", years, LocalDate.parse("2026-01-01")),
        contract(
            tenant,
            "current",
            6,
            "Acme",
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2026-04-09")),
        usage(tenant, "Acme", 7, 1, LocalDate.parse("2026-03-01"), 1));
  }

  private static List<FactChange> cases(String tenant) {
    return List.of(
        openCase(tenant, "urgent", 1, "Acme", at("2026-02-23T12:00:00Z"), "CRITICAL"),
        reply(tenant, "r1", 2, "urgent", "Kim", at("2026-02-24T12:00:00Z"), 60),
        reply(tenant, "r2", 3, "urgent", "Lou", at("2026-03-09T12:00:00Z"), null),
        activity(
            tenant,
            "i1",
            4,
            1,
            "urgent",
            at("2026-03-10T00:00:00Z"),
            "CUSTOMER REPLY INBOUND visible"),
        // Not before noon, so not yet.
        reply(tenant, "r3", 5, "urgent", "Kim", at("2026-03-10T13:00:00Z"), 60),
        runningClock(
            tenant, "k1", 6, "urgent", at("2026-02-23T12:00:00Z"), at("2026-03-10T18:00:00Z")),
        priority(tenant, "p1", 13, "urgent", "HIGH", at("2026-02-23T12:00:00Z"), at(NOON)),
        priority(tenant, "p2", 14, "urgent", "URGENT", at(NOON), at("2026-03-10T12:00:01Z")),
        openCase(tenant, "quiet", 7, "Globex", at("2026-03-09T12:00:00Z"), "LOW"),
        reply(tenant, "r4", 8, "quiet", "Kim", at("2026-03-09T13:00:00Z"), null),
        openCase(tenant, "stray", 9, null, at("2026-03-09T12:00:00Z"), null),
        openCase(tenant, "lost", 10, null, at("2026-03-09T12:00:00Z"), null),
        supportCase(
            tenant,
            "solved",
            11,
            1,
            "Acme",
            at("2026-03-01T12:00:00Z"),
            at("2026-03-10T11:00:00Z")),
        caseEvent(tenant, "e1", 12, 1, "solved", "RESOLVED", at("2026-03-10T11:00:00Z")));
  }

  private static List<FactChange> answers(String tenant) {
    return List.of(
        survey(tenant, "NPS", 1, 1, 10),
        response(tenant, "NPS", 2, 1, "Acme", 0, at("2026-02-15T12:00:00Z")));
  }

  @SafeVarargs
  private static void apply(FactWriter writer, Source source, List<FactChange>... changes) {
    var all = new ArrayList<FactChange>();
    List.of(changes).forEach(all::addAll);
    writer.apply(TemporaryFactStore.page(source, writer.cursor(source).token(), "1", all));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
