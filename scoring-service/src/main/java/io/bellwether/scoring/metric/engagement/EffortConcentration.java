package io.bellwether.scoring.metric.engagement;

import static io.bellwether.scoring.metric.Facts.ACCOUNT_MRR;
import static io.bellwether.scoring.metric.SupportFacts.ACTIVITY;
import static io.bellwether.scoring.metric.SupportFacts.INTERACTION;
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
import io.bellwether.scoring.metric.Measure;
import io.bellwether.scoring.metric.Outcome;
import io.bellwether.scoring.metric.PayingAccounts;
import io.bellwether.scoring.metric.Quantity;
import io.bellwether.scoring.metric.Term;
import io.bellwether.scoring.metric.Unit;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How unequally our work is spread over paying accounts compared with what they pay: the Gini
/// coefficient of minutes worked, with that of revenue beside it, how much of the work goes to the
/// fifth that pays most, and who gets more or less of it than is in proportion. Shares are of all
/// paying accounts, also where a group or a filter chooses some of them.
@Singleton
public final class EffortConcentration implements AccountPanel {

  private static final String NONE = "no account pays at the end of the interval";
  private static final String NO_WORK = "no work was logged for a paying account in the interval";
  private static final String NOBODY_ENGAGED = "nobody spoke with a paying account in the interval";
  private static final String SINGLE = "the work for a single account is not spread";
  private static final String SEVERAL_CURRENCIES =
      "accounts pay in several currencies and there is no exchange rate";

  private static final String OVER = "over-served";
  private static final String UNDER = "under-served";
  private static final String IN_PROPORTION = "in-proportion";

  private static final String DECILE = "valueDecile";

  private static final Measure WORK =
      Measure.of("minutes", ACTIVITY, on("happened_at"), new Agg.Sum("minutes_worked"))
          .only("no-minutes-logged", "minutes_worked IS NOT NULL");

  @Override
  public Definition definition() {
    return Definition.named("effort-concentration", "Effort concentration")
        .question("Is engagement in proportion to the value of the relationship?")
        .unit(Unit.RATIO)
        .better(Direction.NEUTRAL)
        .dateBasis("happenedAt of work; paying just before the end of the interval")
        .groupBy(AccountDimensions.ALL, "valueDecile")
        .inputs(
            "account_mrr.mrr_minor",
            "account_mrr.valid_from",
            "account_mrr.valid_to",
            "activity.happened_at",
            "activity.minutes_worked",
            "interaction.happened_at",
            "interaction.visible_to_customer",
            "interaction.actor_kind",
            "interaction.automated")
        .source(
            "ServiceXRG, Beyond Service Metrics; Gini coefficient of a sample, (2 sum i x_i) / (n sum x_i) - (n + 1) / n")
        .answers("S000-34")
        .examples(
            Example.named("all work for one of two")
                .given(ACCOUNT_MRR, pays("Acme", "10000"))
                .given(ACCOUNT_MRR, pays("Bolt", "10000"))
                .given(ACTIVITY, worked("1", "Acme", "30"))
                .answers(Quantity.real(0.5)),
            Example.named("equal work")
                .given(ACCOUNT_MRR, pays("Acme", "10000"))
                .given(ACCOUNT_MRR, pays("Bolt", "10000"))
                .given(ACTIVITY, worked("1", "Acme", "30"))
                .given(ACTIVITY, worked("2", "Bolt", "30"))
                .answers(Quantity.real(0)),
            three("a tenth of the revenue takes half of the work")
                .by(OVER)
                .answers(Quantity.count(1)),
            three("four fifths of the revenue get two fifths of it")
                .by(UNDER)
                .answers(Quantity.count(1)),
            three("all of the work is for all of the revenue")
                .by("proportion")
                .answers(Quantity.real(1)),
            Example.named("two engagements with one, one with the other")
                .by("proportion-of-engagements")
                .given(ACCOUNT_MRR, pays("Acme", "30000"))
                .given(ACCOUNT_MRR, pays("Bolt", "10000"))
                .given(INTERACTION, spoke("1", "Acme", "true"))
                .given(INTERACTION, spoke("2", "Acme", "true"))
                .given(INTERACTION, spoke("3", "Bolt", "true"))
                .answers(Quantity.real(1)),
            Example.named("nobody pays").hasNoAnswer(NONE),
            Example.named("nobody pays, nobody is over-served").by(OVER).hasNoAnswer(NONE),
            Example.named("nobody logged any work")
                .given(ACCOUNT_MRR, pays("Acme", "10000"))
                .hasNoAnswer(NO_WORK),
            Example.named("without work nobody is under-served")
                .by(UNDER)
                .given(ACCOUNT_MRR, pays("Acme", "10000"))
                .hasNoAnswer(NO_WORK),
            Example.named("nor in proportion")
                .by("proportion")
                .given(ACCOUNT_MRR, pays("Acme", "10000"))
                .hasNoAnswer(NO_WORK),
            Example.named("what nobody saw is no engagement")
                .by("proportion-of-engagements")
                .given(ACCOUNT_MRR, pays("Acme", "10000"))
                .given(INTERACTION, spoke("1", "Acme", "false"))
                .hasNoAnswer(NOBODY_ENGAGED),
            Example.named("one account is no distribution")
                .given(ACCOUNT_MRR, pays("Acme", "10000"))
                .given(ACTIVITY, worked("1", "Acme", "30"))
                .hasNoAnswer(SINGLE),
            Example.named("of euros and dollars there are no shares")
                .by(OVER)
                .given(ACCOUNT_MRR, pays("Acme", "10000"))
                .given(
                    ACCOUNT_MRR,
                    Example.row(new String[] {"currency", "USD"}, pays("Bolt", "10000")))
                .given(ACTIVITY, worked("1", "Acme", "30"))
                .hasNoAnswer(SEVERAL_CURRENCIES));
  }

  @Override
  public Measure members() {
    return PayingAccounts.AT_THE_END;
  }

  @Override
  public List<Measure> columns() {
    return List.of(
        WORK,
        Engagements.OF_PEOPLE,
        PayingAccounts.AT_THE_END.as("recurringRevenue", new Agg.Sum("mrr_minor")));
  }

  @Override
  public List<Measure> ofGroup() {
    return List.of(PayingAccounts.AT_THE_END.as("currency", new Agg.Common("currency")));
  }

  @Override
  public List<String> spread() {
    return List.of("minutes", "engagements", "recurringRevenue");
  }

  @Override
  public Optional<String> notSpread(String column, Cell cell) {
    if (cell.count("accounts") < 2) {
      return Optional.of(cell.count("accounts") == 0 ? NONE : SINGLE);
    }
    if (column.equals("recurringRevenue")) {
      return cell.common("currency").distinct() > 1
          ? Optional.of(SEVERAL_CURRENCIES)
          : Optional.empty();
    }
    return ExactSum.of(cell.each(column)) > 0
        ? Optional.empty()
        : Optional.of(column.equals("minutes") ? NO_WORK : NOBODY_ENGAGED);
  }

  @Override
  public List<String> standings() {
    return List.of(
        "effortShare", "engagementShare", "revenueShare", "overServed", "underServed", DECILE);
  }

  @Override
  public List<String> standingDimensions() {
    return List.of(DECILE);
  }

  @Override
  public List<Map<String, Standing>> standings(
      Map<String, Term> ofAll, List<Map<String, Double>> members) {
    var minutes = sum(members, "minutes");
    var engagements = sum(members, "engagements");
    var inOneCurrency =
        ofAll.get("currency") instanceof Term.Common(var currencies, _) && currencies == 1;
    var revenue = sum(members, "recurringRevenue");
    var deciles =
        deciles(members.stream().map(member -> column(member, "recurringRevenue")).toList());
    return members.stream()
        .map(
            member -> {
              var standing = new HashMap<String, Standing>();
              var paid = column(member, "recurringRevenue");
              var worked = column(member, "minutes");
              if (minutes > 0) {
                standing.put("effortShare", Standing.of(worked / minutes));
              }
              if (engagements > 0) {
                standing.put(
                    "engagementShare", Standing.of(column(member, "engagements") / engagements));
              }
              if (inOneCurrency) {
                standing.put("revenueShare", Standing.of(paid / revenue));
                standing.put(DECILE, Standing.of(Objects.requireNonNull(deciles.get(paid))));
              }
              if (inOneCurrency && minutes > 0) {
                var verdict = verdict(worked * revenue, paid * minutes);
                standing.put("overServed", in(OVER, verdict));
                standing.put("underServed", in(UNDER, verdict));
              }
              return Map.copyOf(standing);
            })
        .toList();
  }

  /// @param work share of the work, and
  /// @param value of the revenue, both by the same unit
  private static String verdict(double work, double value) {
    if (work >= 2 * value) {
      return OVER;
    }
    return 2 * work <= value ? UNDER : IN_PROPORTION;
  }

  private static Standing in(String wanted, String verdict) {
    return verdict.equals(wanted) ? Standing.of(1) : Standing.out(verdict);
  }

  /// By what is paid the tenth of accounts that it is in, 10 for those that pay most: that in which
  /// the middle of those that pay the same lies, so that they are all in one.
  private static Map<Double, Integer> deciles(List<Double> pays) {
    var alike = new TreeMap<Double, Integer>();
    pays.forEach(paid -> alike.merge(paid, 1, Integer::sum));
    var deciles = new HashMap<Double, Integer>();
    long less = 0;
    for (var same : alike.entrySet()) {
      deciles.put(
          same.getKey(), (int) (10 * (2 * less + same.getValue()) / (2L * pays.size())) + 1);
      less += same.getValue();
    }
    return deciles;
  }

  private static double sum(List<Map<String, Double>> members, String name) {
    return ExactSum.of(members.stream().map(member -> column(member, name)).toList());
  }

  private static double column(Map<String, Double> member, String name) {
    return member.getOrDefault(name, 0.0);
  }

  @Override
  public List<Dialect> dialects() {
    return List.of(
        Dialect.of(
                "gini",
                2,
                "Gini coefficient of minutes worked over paying accounts; giniOfRevenue = that of what they pay, topFifthEffortShare = share of their minutes for the fifth of them that pays most; effortShare, engagementShare, revenueShare = their shares of the minutes, of the engagements of people and of the recurring revenue of all paying accounts, whatever the group and the filters",
                EffortConcentration::gini)
            .undefinedWhen(NONE + "; or " + NO_WORK + "; or " + SINGLE),
        Dialect.of(
                OVER,
                2,
                "count of paying accounts whose effortShare is at least twice their revenueShare",
                cell -> served(cell, "overServed"))
            .undefinedWhen(NONE + "; or " + NO_WORK + "; or " + SEVERAL_CURRENCIES)
            .in(Unit.COUNT)
            .opensTo("overServed"),
        Dialect.of(
                UNDER,
                2,
                "count of paying accounts whose effortShare is at most half of their revenueShare",
                cell -> served(cell, "underServed"))
            .undefinedWhen(NONE + "; or " + NO_WORK + "; or " + SEVERAL_CURRENCIES)
            .in(Unit.COUNT)
            .opensTo("underServed"),
        Dialect.of(
                "proportion",
                1,
                "effortShare / revenueShare: 1 where minutes are in proportion to what is paid",
                cell -> proportion(cell, "effortShare", NO_WORK))
            .undefinedWhen(NONE + "; or " + NO_WORK + "; or " + SEVERAL_CURRENCIES)
            .in(Unit.RATE)
            .opensTo("effortShare"),
        Dialect.of(
                "proportion-of-engagements",
                1,
                "engagementShare / revenueShare: the same of messages, calls and meetings of people, from either side",
                cell -> proportion(cell, "engagementShare", NOBODY_ENGAGED))
            .undefinedWhen(NONE + "; or " + NOBODY_ENGAGED + "; or " + SEVERAL_CURRENCIES)
            .in(Unit.RATE)
            .opensTo("engagementShare"));
  }

  /// With the shares of the group, as far as they are known.
  private static Evidence evidence(Cell cell) {
    var evidence = Evidence.of(cell.count("accounts"));
    for (var share : List.of("effortShare", "engagementShare", "revenueShare")) {
      var ofMembers = cell.each(share);
      evidence =
          ofMembers.isEmpty()
              ? evidence
              : evidence.and(share, Quantity.real(ExactSum.of(ofMembers)));
    }
    return evidence;
  }

  /// Why there is nothing to compare, null where there is.
  private static @Nullable String unknown(Cell cell, String share, String noShare) {
    if (cell.count("accounts") == 0) {
      return NONE;
    }
    if (cell.each(share).isEmpty()) {
      return noShare;
    }
    return cell.each("revenueShare").isEmpty() ? SEVERAL_CURRENCIES : null;
  }

  private static Outcome served(Cell cell, String verdict) {
    var evidence = evidence(cell).ofEverything();
    var unknown = unknown(cell, "effortShare", NO_WORK);
    return unknown != null
        ? new Outcome.Undefined(unknown, evidence)
        : new Outcome.Value(
            Quantity.count(cell.each(verdict).stream().filter(is -> is > 0).count()), evidence);
  }

  private static Outcome proportion(Cell cell, String share, String noShare) {
    var evidence =
        evidence(cell).withoutInterval("a description of all paying accounts, not of a sample");
    var unknown = unknown(cell, share, noShare);
    if (unknown != null) {
      return new Outcome.Undefined(unknown, evidence);
    }
    return Outcome.ratio(
        ExactSum.of(cell.each(share)), ExactSum.of(cell.each("revenueShare")), evidence, NONE);
  }

  private static Outcome gini(Cell cell) {
    var minutes = cell.each("minutes");
    var pays = cell.each("recurringRevenue");
    var evidence = evidence(cell);
    var total = ExactSum.of(minutes);
    if (minutes.size() < 2 || total == 0) {
      return new Outcome.Undefined(
          minutes.isEmpty() ? NONE : total == 0 ? NO_WORK : SINGLE, evidence);
    }
    var described =
        evidence.withoutInterval("a description of all paying accounts, not of a sample");
    if (cell.common("currency").distinct() > 1) {
      return new Outcome.Value(Quantity.real(of(minutes)), described);
    }
    var fifth = Math.max(1, minutes.size() / 5);
    var ofTop =
        ExactSum.of(
            IntStream.range(0, minutes.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> pays.get(i)).reversed())
                .limit(fifth)
                .map(minutes::get)
                .toList());
    return new Outcome.Value(
        Quantity.real(of(minutes)),
        described
            .and("giniOfRevenue", Quantity.real(of(pays)))
            .and("topFifthEffortShare", Quantity.real(ofTop / total)));
  }

  private static double of(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var n = sorted.size();
    var ranked = ExactSum.of(IntStream.range(0, n).mapToObj(i -> (i + 1) * sorted.get(i)).toList());
    return Math.max(0, 2 * ranked / (n * ExactSum.of(sorted)) - (n + 1.0) / n);
  }

  /// Of 100 Acme pays 80 and takes 40 of 100 minutes, Bolt pays 10 and takes 50, Crew as much and
  /// takes 10.
  private static Example.Builder three(String name) {
    return Example.named(name)
        .given(ACCOUNT_MRR, pays("Acme", "80000"))
        .given(ACCOUNT_MRR, pays("Bolt", "10000"))
        .given(ACCOUNT_MRR, pays("Crew", "10000"))
        .given(ACTIVITY, worked("1", "Acme", "40"))
        .given(ACTIVITY, worked("2", "Bolt", "50"))
        .given(ACTIVITY, worked("3", "Crew", "10"));
  }

  private static String[] spoke(String id, String account, String visible) {
    return new String[] {
      "id",
      id,
      "account_id",
      account,
      "happened_at",
      "2026-01-10T00:00:00Z",
      "actor_kind",
      "REP",
      "visible_to_customer",
      visible,
      "automated",
      "false"
    };
  }

  private static String[] pays(String account, String minor) {
    return new String[] {
      "id", account,
      "account_id", account,
      "currency", "EUR",
      "mrr_minor", minor,
      "valid_from", "2025-01-01"
    };
  }

  private static String[] worked(String id, String account, String minutes) {
    return new String[] {
      "id", id,
      "happened_at", "2026-01-10T00:00:00Z",
      "actor_kind", "REP",
      "type", "REPLY",
      "direction", "OUTBOUND",
      "visible_to_customer", "true",
      "automated", "false",
      "account_id", account,
      "minutes_worked", minutes
    };
  }
}
