package io.bellwether.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.scoring.metric.AccountPanel;
import io.bellwether.scoring.metric.Dialect;
import io.bellwether.scoring.metric.Metric;
import io.bellwether.scoring.query.Lineage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The rows behind one value.
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "MetricRows", description = "The rows behind one value, by id.")
public record RowsAnswer(
    @Schema(description = "Id of the metric", examples = "customer-churn-rate") String metric,
    @Schema(description = "dialect@version", examples = "start@1") String definition,
    @Schema(description = "The term whose rows are listed", examples = "atStart") String term,
    @Schema(description = "All terms of the metric; those of another fact or date have other rows")
        List<String> terms,
    MetricAnswer.IntervalView interval,
    @Schema(description = "The rows of this page, each with why it is in or out") List<Item> items,
    @Schema(description = "Cursor of the next page, null on the last") @Nullable String nextCursor,
    @Schema(
            description = "How the value comes from the terms, in words",
            examples = "churned / atStart")
        String formula,
    @Schema(
            description =
                "Where the rows of each term are listed, by its name: a value that is made of several"
                    + " opens to all of them. Terms whose rows do not have what is filtered by are not"
                    + " among them")
        Map<String, String> rowsOfTerms) {

  /// One row.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricRow", description = "One row and what it adds.")
  public record Item(
      @Schema(description = "What it is a row of", examples = "support-case") String entity,
      UUID id,
      @Schema(
              description = "The date that puts it into the interval: an instant or a date",
              examples = "2026-01-31T12:00:00Z")
          String at,
      @Schema(
              description =
                  "Whether it counts in the term; in that which the value opens to, whether the value"
                      + " counts it: what still lasts beside what has ended, an account beside what"
                      + " happened to it")
          boolean included,
      @Schema(
              description = "The rule that leaves it out, or what keeps an account from counting",
              examples = "scale-is-not-0-to-10")
          @Nullable String because,
      @Schema(description = "Whether it is in the numerator; null where the value is no quotient")
          @Nullable Boolean numerator,
      @Schema(description = "Whether it is in the denominator; null where the value is no quotient")
          @Nullable Boolean denominator,
      @Schema(description = "The same for every term of these rows") Map<String, Part> terms,
      @Schema(
              description =
                  "Ids of what the row is about, as far as it says so: account, case, release or"
                      + " knownIssue",
              examples = "{\"account\": \"018f4e7a-0000-7000-8000-000000000001\"}")
          Map<String, String> of) {

    static Item of(Lineage.Row row, String term, Metric metric, Dialect dialect) {
      var parts = new LinkedHashMap<String, Part>();
      row.terms()
          .forEach((name, c) -> parts.put(name, new Part(c.included(), c.because(), c.value())));
      var account = row.account();
      if (metric instanceof AccountPanel panel && account != null) {
        var verdict = panel.verdict(dialect, account);
        if (verdict.isPresent()) {
          return of(row, verdict.get(), parts);
        }
      }
      var own = counted(row, term, metric, dialect);
      return new Item(
          row.entity(),
          row.id(),
          row.at().toString(),
          own.included(),
          own.because(),
          included(row, dialect.numerator()),
          included(row, dialect.denominator()),
          parts,
          row.of());
    }

    /// What a row is to the value: in any of the terms that it opens to, or out by the rule of that
    /// which it nearly is in.
    private static Lineage.Contribution counted(
        Lineage.Row row, String term, Metric metric, Dialect dialect) {
      var own = Objects.requireNonNull(row.terms().get(term));
      return term.equals(metric.opened(dialect))
          ? Stream.concat(Stream.of(term), dialect.openedToo().stream())
              .max(Comparator.comparingInt(one -> passed(row, one, metric)))
              .map(row.terms()::get)
              .orElse(own)
          : own;
    }

    /// How many rules of a term a row has passed.
    private static int passed(Lineage.Row row, String term, Metric metric) {
      var contribution = row.terms().get(term);
      if (contribution == null) {
        return -1;
      }
      var because = contribution.because();
      return because == null
          ? Integer.MAX_VALUE
          : metric.measures().stream()
              .filter(measure -> measure.name().equals(term))
              .mapToInt(measure -> measure.passedBefore(because))
              .max()
              .orElse(0);
    }

    private static Item of(Lineage.Row row, AccountPanel.Verdict verdict, Map<String, Part> parts) {
      return new Item(
          row.entity(),
          row.id(),
          row.at().toString(),
          verdict.counted(),
          verdict.because(),
          verdict.numerator(),
          verdict.denominator(),
          parts,
          row.of());
    }

    private static @Nullable Boolean included(Lineage.Row row, @Nullable String term) {
      var contribution = term == null ? null : row.terms().get(term);
      return contribution == null ? null : contribution.included();
    }
  }

  /// What a row adds to a term.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "MetricRowPart", description = "What a row adds to a term.")
  public record Part(
      @Schema(description = "Whether the row counts in this term") boolean included,
      @Schema(description = "The rule that leaves it out") @Nullable String because,
      @Schema(description = "1 where rows are counted, the summand in sums, the text in distinct")
          @Nullable Object value) {}
}
