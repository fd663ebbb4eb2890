package io.bellwether.scoring.metric;

/// The numbers beside a value that mean the same in every metric. Where an answer has several of a
/// kind, what they are of comes before the name: `calendarP90`.
public enum Beside {
  N("n", "how many values there are", "count"),
  MEAN("mean", "their mean", Beside.AS_MEASURED),
  MEDIAN("median", "their median", Beside.AS_MEASURED),
  P90("p90", "their 90th percentile: nine of ten are not above it", Beside.AS_MEASURED),
  ENDED("ended", "of a median that counts what still lasts: how many came to an end", "count"),
  CENSORED("censored", "how many still last, or ended without what is timed", "count"),
  MEDIAN_OF_ENDED("medianOfEnded", "the median of those that ended, alone", "seconds"),
  SURVIVOR_BIAS(
      "survivorBias",
      "the value less medianOfEnded: by how much those that ended alone look too fast",
      "seconds"),
  WITHOUT_CALENDAR(
      "withoutCalendar", "how many have no business time, since no calendar holds", "count");

  /// How the interval of an estimate is told.
  public static final String INTERVALS =
      "An estimate that has a 95 % interval is followed by its ends, in its unit: p90,"
          + " p90Ci95Low, p90Ci95High. Where none is honest they are null, and p90Ci95Reason says"
          + " why.";

  private static final String AS_MEASURED = "as measured: seconds of a time";

  private final String name;
  private final String meaning;
  private final String unit;

  Beside(String name, String meaning, String unit) {
    this.name = name;
    this.meaning = meaning;
    this.unit = unit;
  }

  /// As answers name it.
  public String wireName() {
    return name;
  }

  /// @param what it is of
  public String of(String what) {
    return what + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /// @param estimate what the interval is of
  public static String low(String estimate) {
    return estimate + "Ci95Low";
  }

  /// @param estimate what the interval is of
  public static String high(String estimate) {
    return estimate + "Ci95High";
  }

  public String meaning() {
    return meaning;
  }

  public String unit() {
    return unit;
  }
}
