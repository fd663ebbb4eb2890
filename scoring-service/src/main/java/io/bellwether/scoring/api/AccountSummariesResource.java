package io.bellwether.scoring.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.export.Page;
import io.bellwether.kit.export.Representation;
import io.bellwether.kit.problem.Problems;
import io.bellwether.scoring.query.Query;
import io.bellwether.scoring.query.QueryPool;
import io.bellwether.scoring.query.Reads;
import io.bellwether.scoring.summary.AccountSummary;
import io.bellwether.scoring.summary.Quadrants;
import io.bellwether.scoring.summary.RiskFlag;
import io.bellwether.scoring.summary.SummarisingAccounts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Accounts at a glance: what several metrics say of each of them.
@Path("/v1/account-summaries")
@Tag(name = "Account summaries")
@RunOnVirtualThread
public class AccountSummariesResource {

  private static final String FLAG = "flag";
  private static final Set<String> OF_ONE = Set.of("from", "to", "timeZone", "knownAt");
  private static final Set<String> OF_ALL =
      Set.of("from", "to", "timeZone", "knownAt", "filter", FLAG, "orderBy", "limit", "cursor");

  private static final SummaryOrder AN_ORDER = new SummaryOrder(SummaryOrder.USUAL);

  private static final int USUAL_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 200;

  private final ReadableMetrics readable;
  private final AnsweringMetrics answering;
  private final SummarisingAccounts summarising;
  private final QueryPool pool;
  private final ObjectMapper json;
  private final RecentLists<Question, Ordered> recent = new RecentLists<>(Ordered::ids);

  AccountSummariesResource(
      ReadableMetrics readable,
      AnsweringMetrics answering,
      SummarisingAccounts summarising,
      QueryPool pool,
      ObjectMapper json) {
    this.readable = readable;
    this.answering = answering;
    this.summarising = summarising;
    this.pool = pool;
    this.json = json;
  }

  @GET
  @Produces({
    MediaType.APPLICATION_JSON,
    Representation.TEXT_CSV,
    Representation.APPLICATION_NDJSON
  })
  @Operation(
      operationId = "listAccountSummaries",
      summary = "What several metrics say of each account, its place among them and signs of risk")
  @APIResponse(
      responseCode = "200",
      description =
          "The accounts; as CSV or NDJSON, one line an account. Link names the next page, if there"
              + " is one.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = AccountSummariesAnswer.class)),
        @Content(
            mediaType = Representation.TEXT_CSV,
            schema = @Schema(type = SchemaType.STRING, description = AccountSummaryLine.CSV)),
        @Content(
            mediaType = Representation.APPLICATION_NDJSON,
            schema = @Schema(type = SchemaType.STRING, description = AccountSummaryLine.NDJSON))
      })
  public Response list(@Context UriInfo uri, @Context Request request) {
    var representation = Representation.of(request);
    var parameters = new Parameters(uri.getQueryParameters(), OF_ALL);
    var limit = parameters.number("limit", USUAL_LIMIT, HIGHEST_LIMIT);
    var order = SummaryOrder.of(parameters);
    var flag = flag(parameters);
    var asked = asked(uri);
    var fingerprint = "account-summaries" + parameters.fingerprint();
    var after = Position.of(parameters, fingerprint);
    var freshness = answering.freshness(asked);
    var query = asked.query();
    var knownAt = query.knownAt() == null && after != null ? after.knownAt() : query.knownAt();
    var known = query.asKnownAt(knownAt);
    var pin = knownAt == null ? freshness.upTo() : knownAt;
    var question = new Question(query.asKnownAt(pin), order, flag);
    var remembered =
        after == null || pin == null ? Optional.<Ordered>empty() : recent.find(question);
    var page =
        pool.run(
            Reads.of(known, asked.metrics(), SummarisingAccounts.READS),
            facts -> page(facts, asked, known, order, flag, remembered, after, limit));
    if (pin != null && remembered.isEmpty() && page.end() < page.ordered().ids().size()) {
      recent.put(question, page.ordered());
    }
    var views = new AccountSummaryViews(asked, freshness);
    var answer =
        views.of(
            page.ordered().quadrants(),
            page.accounts(),
            page.end() == page.ordered().ids().size()
                ? null
                : Cursor.after(
                    new Position(pin, page.ordered().ids().get(page.end() - 1)).text(),
                    fingerprint));
    var interval = query.interval();
    return new Page(
            "account-summaries_%s_%s".formatted(interval.from(), interval.to()),
            answer.nextCursor(),
            uri)
        .as(
            representation,
            answer,
            () -> AccountSummaryLine.table(answer),
            () -> AccountSummaryLine.lines(answer, json));
  }

  @GET
  @Path("{accountId}")
  @Produces({
    MediaType.APPLICATION_JSON,
    Representation.TEXT_CSV,
    Representation.APPLICATION_NDJSON
  })
  @Operation(
      operationId = "getAccountSummary",
      summary = "What several metrics say of one account, its place among all, and signs of risk")
  @APIResponse(
      responseCode = "200",
      description =
          "The account; as CSV or NDJSON the line that it is in the list of all accounts.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = AccountSummaryAnswer.class)),
        @Content(
            mediaType = Representation.TEXT_CSV,
            schema = @Schema(type = SchemaType.STRING, description = AccountSummaryLine.CSV)),
        @Content(
            mediaType = Representation.APPLICATION_NDJSON,
            schema = @Schema(type = SchemaType.STRING, description = AccountSummaryLine.NDJSON))
      })
  public Response get(
      @Parameter(description = "Id of the account") @RestPath String accountId,
      @Context UriInfo uri,
      @Context Request request) {
    var representation = Representation.of(request);
    new Parameters(uri.getQueryParameters(), OF_ONE);
    var asked = asked(uri);
    var freshness = answering.freshness(asked);
    var one = id(accountId);
    var page =
        pool.run(
            Reads.of(asked.query(), asked.metrics(), SummarisingAccounts.READS),
            facts -> {
              var all =
                  summarising.compare(facts, asked.metrics(), asked.query(), AN_ORDER.metric());
              var accounts =
                  summarising.list(
                      facts, asked.metrics(), asked.query(), all.quadrants(), List.of(one));
              return new ListedPage(new Ordered(List.of(one), all.quadrants()), accounts, 1);
            });
    if (page.accounts().isEmpty()) {
      throw Problems.notFound("account", accountId);
    }
    var answer =
        new AccountSummaryViews(asked, freshness)
            .of(page.ordered().quadrants(), page.accounts(), null);
    var interval = asked.query().interval();
    return new Page("account-summary_%s_%s".formatted(interval.from(), interval.to()), null, uri)
        .as(
            representation,
            AccountSummaryAnswer.of(answer, answer.items().getFirst()),
            () -> AccountSummaryLine.table(answer),
            () -> AccountSummaryLine.lines(answer, json));
  }

  private static UUID id(String accountId) {
    try {
      return UUID.fromString(accountId);
    } catch (IllegalArgumentException _) {
      throw Problems.notFound("account", accountId);
    }
  }

  private ListedPage page(
      Connection facts,
      AskedMetrics asked,
      Query query,
      SummaryOrder order,
      RiskFlag.@Nullable Kind flag,
      Optional<Ordered> remembered,
      @Nullable Position after,
      int limit)
      throws SQLException {
    var ordered =
        remembered.isPresent() ? remembered.get() : order(facts, asked, query, order, flag);
    var begin = after == null ? 0 : after.next(ordered.ids());
    var end = Math.min(ordered.ids().size(), begin + limit);
    var accounts =
        summarising.list(
            facts, asked.metrics(), query, ordered.quadrants(), ordered.ids().subList(begin, end));
    return new ListedPage(ordered, accounts, end);
  }

  /// Whoever the flag leaves out still counts in what the others are compared with.
  private Ordered order(
      Connection facts,
      AskedMetrics asked,
      Query query,
      SummaryOrder order,
      RiskFlag.@Nullable Kind flag)
      throws SQLException {
    var compared = summarising.compare(facts, asked.metrics(), query, order.metric());
    var ids = order.sort(compared.figures());
    return new Ordered(
        flag == null
            ? ids
            : summarising.raised(facts, asked.metrics(), query, compared.quadrants(), flag, ids),
        compared.quadrants());
  }

  private static RiskFlag.@Nullable Kind flag(Parameters parameters) {
    var names = Arrays.stream(RiskFlag.Kind.values()).map(RiskFlag.Kind::name).toList();
    var name = parameters.choice(FLAG, "", names);
    return name.isEmpty() ? null : RiskFlag.Kind.valueOf(name);
  }

  /// The same question is of the same tenant, filters, flag and order, as of the same instant.
  private record Question(Query query, SummaryOrder order, RiskFlag.@Nullable Kind flag) {}

  /// All accounts that pass the filters, in order, and what they are compared with.
  private record Ordered(List<UUID> ids, Quadrants quadrants) {
    private Ordered {
      ids = List.copyOf(ids);
    }
  }

  /// @param end where the next page begins
  private record ListedPage(Ordered ordered, List<AccountSummary> accounts, int end) {}

  private AskedMetrics asked(UriInfo uri) {
    var values = new HashMap<>(uri.getQueryParameters());
    values.keySet().removeAll(Set.of(FLAG, "orderBy", "limit", "cursor"));
    return readable.asked(
        SummarisingAccounts.METRICS.stream().map(readable::metric).toList(),
        new Parameters(values, AskedMetrics.PARAMETERS));
  }

  /// Where a page ends; the next one is of the same facts.
  ///
  /// @param knownAt null if no source has a clock yet
  private record Position(@Nullable Instant knownAt, UUID account) {

    static @Nullable Position of(Parameters parameters, String fingerprint) {
      return Cursor.position(parameters, fingerprint)
          .map(
              text -> {
                var fields = text.split("\\|", -1);
                try {
                  return new Position(
                      fields[0].isEmpty() ? null : Instant.parse(fields[0]),
                      UUID.fromString(fields[fields.length - 1]));
                } catch (DateTimeException | IllegalArgumentException _) {
                  throw Cursor.invalid(parameters.text("cursor").orElse(""));
                }
              })
          .orElse(null);
    }

    String text() {
      return "%s|%s".formatted(knownAt == null ? "" : knownAt, account);
    }

    int next(List<UUID> sorted) {
      var at = sorted.indexOf(account);
      if (at >= 0) {
        return at + 1;
      }
      throw Problems.cursor(
          "the account where the cursor stands is gone (expected: begin again, or ask with"
              + " knownAt)");
    }
  }
}
