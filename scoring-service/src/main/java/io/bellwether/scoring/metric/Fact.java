package io.bellwether.scoring.metric;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A view of the fact store: what metrics count and add up.
///
/// @param columns every column that a metric may name, besides the key `id`
/// @param dimensions what the rows can be grouped and filtered by: dimension to column
/// @param accountAsOf the column with the time whose attributes of the account count, whatever is
///   measured; null for the time at which a row is counted
/// @param idIsCase whether a row has the id of the case that it is about, and not one of its own
/// @param credit whose a row is by rep and team; null where it is of nobody, or where a column says
///   by which policy it is whose
public record Fact(
    String name,
    Source source,
    SequencedMap<String, ColumnType> columns,
    SequencedMap<String, String> dimensions,
    @Nullable String accountAsOf,
    boolean idIsCase,
    @Nullable Credit credit) {

  /// The account that a row belongs to, by id.
  public static final String BY_ACCOUNT = "account";

  /// The rep who has the credit for a row, by id.
  public static final String BY_REP = "rep";

  /// The team of who has the credit, by id.
  public static final String BY_TEAM = "team";

  /// The dimensions that say whose a row is.
  public static final Set<String> BY_PEOPLE = Set.of(BY_REP, BY_TEAM);

  /// The customer success manager of the account, by id.
  public static final String BY_CSM = "csm";

  /// The local hour of a row's date, `00` to `23`, and its weekday, `1-MON` to `7-SUN`.
  public static final String BY_HOUR = "hour";

  public static final String BY_WEEKDAY = "weekday";

  /// The quarter in which the account became a customer: `2024-Q3`.
  public static final String BY_COHORT = "cohort";

  /// The whole years for which the account had been a customer on the last day of the interval:
  /// `00` to `09`, then `10+`.
  public static final String BY_TENURE = "tenure";

  /// How long ago our last answer was at the end of the interval: `00-01d`, `01-03d`, `03-07d`,
  /// `07-30d` or `30d+`; an age of so many days to the second is not over them.
  public static final String BY_LAST_RESPONSE = "sinceLastResponse";

  /// The column that it comes from.
  public static final String LAST_RESPONSE = "last_response_at";

  /// Attributes of the account that a row belongs to: dimension to column of the fact `account`.
  public static final SequencedMap<String, String> ACCOUNT_DIMENSIONS = accountDimensions();

  /// Those of which the account keeps what they were; the others are known as they are now.
  public static final Set<String> KEPT_OF_ACCOUNTS =
      Set.of("tier", "region", "country", "segment", "operatingModel", "lifecycleStage", BY_CSM);

  public Fact {
    columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    dimensions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(dimensions));
  }

  static Fact of(@CompileTimeConstant final String name, Source source) {
    return new Fact(name, source, new LinkedHashMap<>(), new LinkedHashMap<>(), null, false, null);
  }

  /// A row that belongs to an account can be grouped by it.
  Fact with(@CompileTimeConstant final String column, ColumnType type) {
    var more = new LinkedHashMap<>(columns);
    more.put(column, type);
    var by = new LinkedHashMap<>(dimensions);
    if (column.equals("account_id")) {
      by.put(BY_ACCOUNT, column);
    }
    return new Fact(name, source, more, by, accountAsOf, idIsCase, credit);
  }

  /// A row that comes in and goes out keeps the account's attributes of one time, so that what
  /// comes in and what goes out add up in every group.
  Fact withAccountAsOf(@CompileTimeConstant final String column) {
    return new Fact(name, source, columns, dimensions, column, idIsCase, credit);
  }

  Fact withIdOfCase() {
    return new Fact(name, source, columns, dimensions, accountAsOf, true, credit);
  }

  Fact creditedTo(Credit whom) {
    return new Fact(name, source, columns, dimensions, accountAsOf, idIsCase, whom);
  }

  /// A text column that rows can be grouped by.
  Fact by(String dimension, @CompileTimeConstant final String column) {
    return by(dimension, column, ColumnType.TEXT);
  }

  Fact by(String dimension, @CompileTimeConstant final String column, ColumnType type) {
    var more = new LinkedHashMap<>(dimensions);
    more.put(dimension, column);
    return new Fact(name, source, columns, more, accountAsOf, idIsCase, credit).with(column, type);
  }

  public ColumnType column(String column) {
    var type = columns.get(column);
    if (type == null) {
      throw new IllegalArgumentException(
          "%s has no column %s (expected: one of %s)".formatted(name, column, columns.keySet()));
    }
    return type;
  }

  /// What its rows are of, by the column that has its id: who has done something is none of them.
  public SequencedMap<String, String> references() {
    var references = new LinkedHashMap<String, String>();
    if (columns.containsKey("account_id")) {
      references.put("account_id", BY_ACCOUNT);
    }
    if (columns.containsKey("case_id") || idIsCase) {
      references.put(idIsCase ? "id" : "case_id", "case");
    }
    if (columns.containsKey("release_id")) {
      references.put("release_id", "release");
    }
    if (columns.containsKey("known_issue_id")) {
      references.put("known_issue_id", "knownIssue");
    }
    return references;
  }

  /// Everything its rows can be grouped by, the account's attributes included.
  public SequencedSet<String> allDimensions() {
    var all = new LinkedHashSet<>(dimensions.keySet());
    if (columns.containsKey("account_id")) {
      all.addAll(ACCOUNT_DIMENSIONS.keySet());
      all.add(BY_COHORT);
      all.add(BY_TENURE);
    }
    if (columns.containsKey(LAST_RESPONSE)) {
      all.add(BY_LAST_RESPONSE);
    }
    if (columns.containsValue(ColumnType.INSTANT)) {
      all.add(BY_HOUR);
      all.add(BY_WEEKDAY);
    }
    return all;
  }

  /// Whether its rows can as well be those of who had their case first: not what somebody did, and
  /// not what several have a part in.
  public boolean canBeOfFirst() {
    return idIsCase
        && (credit == Credit.ASSIGNEE
            || credit == Credit.HOLDER
            || credit == Credit.REPLIER
            || credit == Credit.RESOLVER);
  }

  /// Whether a dimension is an attribute of the account that a row belongs to, or its age.
  public boolean takesFromAccount(String dimension) {
    return (ACCOUNT_DIMENSIONS.containsKey(dimension) || isAgeOfAccount(dimension))
        && !dimensions.containsKey(dimension);
  }

  /// Whether a dimension is an attribute of the case that a row of another service belongs to.
  public boolean takesFromCase(String dimension) {
    return source != Source.CASE
        && dimensions.containsKey("caseChannel")
        && SupportFacts.OF_CASE.contains(dimension);
  }

  private static boolean isAgeOfAccount(String dimension) {
    return dimension.equals(BY_COHORT) || dimension.equals(BY_TENURE);
  }

  /// How answers name a row of it: `support-case`.
  public String entity() {
    return name.replace('_', '-');
  }

  private static SequencedMap<String, String> accountDimensions() {
    var dimensions = new LinkedHashMap<String, String>();
    dimensions.put("tier", "tier");
    dimensions.put("region", "region");
    dimensions.put("country", "country");
    dimensions.put("segment", "segment");
    dimensions.put("industry", "industry");
    dimensions.put("licenceModel", "licence_model");
    dimensions.put("operatingModel", "operating_model");
    dimensions.put("lifecycleStage", "lifecycle_stage");
    dimensions.put(BY_CSM, "csm_id");
    return Collections.unmodifiableSequencedMap(dimensions);
  }
}
