package io.bellwether.scoring.metric;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One way to answer a metric's question. A changed formula is a new version: a number that was
/// published under `start@1` keeps its meaning.
///
/// @param numerator the term whose rows are the numerator, null where the value is no quotient
/// @param undefinedWhen when there is no value, null where there always is one
/// @param unit what the value is measured in, null where it is the metric's own
/// @param clock by which hours the time is told, null where the value is no time
/// @param opened the term whose rows the value opens to; null where they are those that come first
/// @param openedToo terms of the same rows that count in the value as well, such as those that
///   still last beside those that have ended
/// @param mean whether the value is the mean of that term
/// @param notBy dimensions of the metric by which this way of answering cannot be cut: what it
///   counts does not have them
public record Dialect(
    String name,
    int version,
    String formula,
    @Nullable String numerator,
    @Nullable String denominator,
    @Nullable String undefinedWhen,
    Function<Cell, Outcome> finish,
    @Nullable Unit unit,
    @Nullable Clock clock,
    @Nullable String opened,
    List<String> openedToo,
    boolean mean,
    Set<String> notBy) {

  public Dialect {
    openedToo = List.copyOf(openedToo);
    notBy = Set.copyOf(notBy);
  }

  public Dialect(
      String name,
      int version,
      String formula,
      @Nullable String numerator,
      @Nullable String denominator,
      @Nullable String undefinedWhen,
      Function<Cell, Outcome> finish) {
    this(
        name,
        version,
        formula,
        numerator,
        denominator,
        undefinedWhen,
        finish,
        null,
        null,
        null,
        List.of(),
        false,
        Set.of());
  }

  /// A formula that always has a value.
  public static Dialect of(
      String name, int version, String formula, Function<Cell, Outcome> finish) {
    return new Dialect(name, version, formula, null, null, null, finish);
  }

  /// A share of counted rows: with numerator, denominator and Wilson's interval.
  public static Dialect proportion(
      String name, int version, String numerator, String denominator, String undefinedWhen) {
    return new Dialect(
        name,
        version,
        numerator + " / " + denominator,
        numerator,
        denominator,
        undefinedWhen,
        cell -> Outcome.proportion(cell.count(numerator), cell.count(denominator), undefinedWhen));
  }

  public Dialect undefinedWhen(String reason) {
    return but(copy -> copy.undefinedWhen = reason);
  }

  /// The value is measured in something else than that of the metric's other definitions.
  public Dialect in(Unit theUnit) {
    return but(copy -> copy.unit = theUnit);
  }

  public Dialect by(Clock theClock) {
    return but(copy -> copy.clock = theClock);
  }

  /// The value comes from the rows of this term, and not from those of the metric's first one;
  /// those of the other terms count in it too.
  public Dialect opensTo(String term, String... more) {
    return but(
        copy -> {
          copy.opened = term;
          copy.openedToo = List.of(more);
        });
  }

  /// The value is the mean of this term, and comes from its rows.
  public Dialect meanOf(String term) {
    return but(
        copy -> {
          copy.opened = term;
          copy.mean = true;
        });
  }

  public Dialect notBy(String... dimensions) {
    return but(copy -> copy.notBy = Set.of(dimensions));
  }

  /// The same for who knows what happened up to an instant: of what begins then or later there is
  /// nothing to say, and a 0 would say that nothing happened.
  public Dialect knowingUpTo(Instant known) {
    return but(
        copy ->
            copy.finish =
                cell ->
                    cell.begin().isBefore(known)
                        ? finish.apply(cell)
                        : new Outcome.Undefined(
                            "the interval begins after what is known, which goes up to " + known,
                            Evidence.of(0)));
  }

  public boolean canBeCutBy(Collection<String> dimensions) {
    return Collections.disjoint(notBy, dimensions);
  }

  /// How answers name it: `start@1`.
  public String reference() {
    return name + "@" + version;
  }

  private Dialect but(Consumer<Copy> change) {
    var copy = new Copy();
    change.accept(copy);
    return copy.made();
  }

  /// The same way of answering while something else is said of it.
  private final class Copy {
    private @Nullable String undefinedWhen = Dialect.this.undefinedWhen;
    private Function<Cell, Outcome> finish = Dialect.this.finish;
    private @Nullable Unit unit = Dialect.this.unit;
    private @Nullable Clock clock = Dialect.this.clock;
    private @Nullable String opened = Dialect.this.opened;
    private List<String> openedToo = Dialect.this.openedToo;
    private boolean mean = Dialect.this.mean;
    private Set<String> notBy = Dialect.this.notBy;

    private Dialect made() {
      return new Dialect(
          name,
          version,
          formula,
          numerator,
          denominator,
          undefinedWhen,
          finish,
          unit,
          clock,
          opened,
          openedToo,
          mean,
          notBy);
    }
  }
}
