package io.bellwether.scoring.metric.support;

import static io.bellwether.scoring.metric.Facts.ACTIVE_USERS;
import static io.bellwether.scoring.metric.SupportFacts.SUPPORT_CASE;
import static io.bellwether.scoring.metric.Timing.closing;
import static io.bellwether.scoring.metric.Timing.on;

import io.bellwether.scoring.metric.AccountDimensions;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Agg;
import io.bellwether.scoring.metric.Cell;
import io.bellwether.scoring.metric.Definition;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Direction;
import io.bellwether.scoring.metric.Evidence;
import io.bellwether.scoring.metric.ExactSum;
import io.bellwether.scoring.metric.Example;
import io.bellwether.scoring.metric.Interval95;
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How much contact those who really use a product need: too much of it may mean that the product
/// is hard to use. Which accounts need more than others of their size is told by funnel limits,
/// since two cases of three users say less than two hundred of three hundred.
@Singleton
public final class ContactsPerUser implements AccountPanel {

  private static final String NONE =
      "no account with users is known in the thirty days before the end of the interval";

  private static final String BAND = "sizeBand";

  /// The least users of each band of accounts of a size.
  private static final List<Integer> BANDS = List.of(1, 10, 50, 250);

  private static final Measure WITH_USERS =
      Measure.count("accounts", ACTIVE_USERS, closing("valid_from", "valid_to"))
          .only("no-users", "users > 0");

  private static final Measure CASES = Measure.count("cases", SUPPORT_CASE, on("created_at"));

  @Override
  public Definition definition() {
    return Definition.named("contacts-per-user", "Contacts per user")
        .question("Does too much contact suggest that the product is hard to use?")
        .unit(Unit.RATE)
        .better(Direction.LOWER_IS_BETTER)
        .dateBasis(
            "createdAt of cases; monthlyUsers as last said in the thirty days before the end of the interval")
        .groupBy(AccountDimensions.ALL, "productArea", BAND)
        .inputs(
            "active_users.users",
            "active_users.valid_from",
            "active_users.valid_to",
            "support_case.created_at",
            "support_case.type",
            "support_case.product_area")
        .source(
            "ServiceXRG, Beyond Service Metrics; Spiegelhalter, Funnel plots for comparing institutional performance, 2005")
        .answers("S000-33")
        .examples(
            Example.named("three cases of 150 users; how many Cog has is not known")
                .given(ACTIVE_USERS, users("Acme", "100"))
                .given(ACTIVE_USERS, users("Bolt", "50"))
                .given(SUPPORT_CASE, asked("1", "Acme", "HOW_TO"))
                .given(SUPPORT_CASE, asked("2", "Acme", "DEFECT"))
                .given(SUPPORT_CASE, asked("3", "Bolt", "HOW_TO"))
                .given(SUPPORT_CASE, asked("4", "Cog", "HOW_TO"))
                .answers(Quantity.real(2)),
            Example.named("one of fifty users asks how to do something")
                .by("how-to")
                .given(ACTIVE_USERS, users("Acme", "50"))
                .given(SUPPORT_CASE, asked("1", "Acme", "HOW_TO"))
                .given(SUPPORT_CASE, asked("2", "Acme", "DEFECT"))
                .answers(Quantity.real(2)),
            Example.named("what was said two months ago is not known any more")
                .given(
                    ACTIVE_USERS,
                    Example.row(
                        new String[] {"valid_from", "2025-11-20", "valid_to", "2025-12-20"},
                        users("Acme", "50")))
                .given(SUPPORT_CASE, asked("1", "Acme", "HOW_TO"))
                .hasNoAnswer(NONE),
            Example.named("nobody, no questions").by("how-to").hasNoAnswer(NONE),
            // The others of its size have 1 case of 60 users: of 30, a half is expected. Of a
            // Poisson distribution with that mean 4 or more are seen once in 570 times, 5 or more
            // once in 5800: four are within 99.9 %.
            peers("four cases where half of one is expected", 4)
                .by("outliers")
                .answers(Quantity.count(0)),
            peers("and five", 5).by("outliers").answers(Quantity.count(1)),
            Example.named("who has no peers is no outlier")
                .by("outliers")
                .given(ACTIVE_USERS, users("Acme", "30"))
                .given(SUPPORT_CASE, asked("1", "Acme", "HOW_TO"))
                .answers(Quantity.count(0)),
            Example.named("nobody, no outlier").by("outliers").hasNoAnswer(NONE));
  }

  @Override
  public Measure members() {
    return WITH_USERS;
  }

  @Override
  public List<Measure> columns() {
    return List.of(
        CASES,
        CASES.and("howTo").only("other-type", "type = 'HOW_TO'"),
        WITH_USERS.as("users", new Agg.Sum("users")).across("productArea"));
  }

  @Override
  public List<String> columnDimensions() {
    return List.of("productArea");
  }

  @Override
  public List<String> standings() {
    return List.of(BAND, "expectedByPeers", "limit", "outlier");
  }

  @Override
  public List<String> standingDimensions() {
    return List.of(BAND);
  }

  @Override
  public String place(String dimension, double value) {
    var band = (int) value;
    return band == BANDS.size() - 1
        ? "%03d+".formatted(BANDS.get(band))
        : "%03d-%03d".formatted(BANDS.get(band), BANDS.get(band + 1) - 1);
  }

  @Override
  public List<Map<String, Standing>> standings(
      Map<String, Term> ofAll, List<Map<String, Double>> members) {
    var peers = new HashMap<Integer, PeerRates>();
    members.stream()
        .collect(Collectors.groupingBy(ContactsPerUser::band))
        .forEach(
            (band, ofBand) ->
                peers.put(band, new PeerRates(column(ofBand, "cases"), column(ofBand, "users"))));
    return members.stream()
        .map(member -> standings(member, Objects.requireNonNull(peers.get(band(member)))))
        .toList();
  }

  private static Map<String, Standing> standings(Map<String, Double> member, PeerRates peers) {
    var cases = column(member, "cases");
    var users = column(member, "users");
    var band = Standing.of(band(member));
    var expected = peers.expected(cases, users);
    if (expected == null) {
      var alone = Standing.out("no-contact-of-its-peers");
      return Map.of(BAND, band, "expectedByPeers", alone, "limit", alone, "outlier", alone);
    }
    var limit = peers.limit(expected);
    return Map.of(
        BAND,
        band,
        "expectedByPeers",
        Standing.of(expected),
        "limit",
        Standing.of(limit),
        "outlier",
        cases > limit ? Standing.of(1) : Standing.out("as-its-peers"));
  }

  private static int band(Map<String, Double> member) {
    var users = column(member, "users");
    return (int) Math.max(0, BANDS.stream().filter(least -> least <= users).count() - 1);
  }

  private static List<Double> column(List<Map<String, Double>> members, String name) {
    return members.stream().map(member -> column(member, name)).toList();
  }

  private static double column(Map<String, Double> member, String name) {
    return member.getOrDefault(name, 0.0);
  }

  @Override
  public Optional<Rate> rate(Dialect dialect) {
    return Optional.ofNullable(dialect.numerator())
        .map(events -> new Rate(100, events, "users", true));
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        new Dialect(
                "rate",
                1,
                "100 * cases / monthly users, of accounts with users; of a product area, over the users of all products; howToShare = howTo / cases",
                "cases",
                "users",
                NONE,
                cell -> rate(cell, "cases"))
            .opensTo("cases"),
        new Dialect(
                "how-to",
                1,
                "100 * cases that ask how to do something / monthly users, the same",
                "howTo",
                "users",
                NONE,
                cell -> rate(cell, "howTo"))
            .opensTo("howTo"),
        Dialect.of(
                "outliers",
                1,
                "count of accounts with more cases than 99.9 of 100 such accounts would have at the rate of the others of their size band by users (001-009, 010-049, 050-249, 250+), by a Poisson distribution, wider where those differ more than chance explains",
                ContactsPerUser::outliers)
            .undefinedWhen(NONE)
            .in(Unit.COUNT)
            .opensTo("outlier"));
  }

  private static Outcome rate(Cell cell, String term) {
    var cases = Math.round(ExactSum.of(cell.each("cases")));
    var counted = Math.round(ExactSum.of(cell.each(term)));
    var users = Math.round(ExactSum.of(cell.each("users")));
    var evidence =
        Evidence.of(counted)
            .quotient(Quantity.count(counted), Quantity.count(users))
            .and("accounts", cell.count("accounts"));
    if (users == 0) {
      return new Outcome.Undefined(NONE, evidence);
    }
    if (cases > 0) {
      evidence = evidence.and("howToShare", Quantity.real(ExactSum.of(cell.each("howTo")) / cases));
    }
    return new Outcome.Value(
        Quantity.real(100.0 * counted / users),
        evidence.with(Interval95.poissonRate(counted, users / 100.0)));
  }

  private static Outcome outliers(Cell cell) {
    var evidence = Evidence.of(cell.count("accounts")).ofEverything();
    return cell.count("accounts") == 0
        ? new Outcome.Undefined(NONE, evidence)
        : new Outcome.Value(
            Quantity.count(cell.each("outlier").stream().filter(is -> is > 0).count()), evidence);
  }

  private static Example.Builder peers(String name, int cases) {
    var example =
        Example.named(name)
            .given(ACTIVE_USERS, users("Acme", "30"))
            .given(ACTIVE_USERS, users("Bolt", "30"))
            .given(ACTIVE_USERS, users("Cog", "30"))
            .given(SUPPORT_CASE, asked("of Bolt", "Bolt", "HOW_TO"));
    IntStream.range(0, cases)
        .forEach(i -> example.given(SUPPORT_CASE, asked("of Acme " + i, "Acme", "HOW_TO")));
    return example;
  }

  private static String[] users(String account, String users) {
    return new String[] {
      "id", account,
      "account_id", account,
      "users", users,
      "valid_from", "2026-01-20",
      "valid_to", "2026-02-19"
    };
  }

  private static String[] asked(String id, String account, String type) {
    return new String[] {
      "id", id, "account_id", account, "type", type, "created_at", "2026-01-10T00:00:00Z"
    };
  }
}
