package io.bellwether.systemtests;

import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the sources hold, read through the public API page by page: the raw material of a second
/// computation that shares nothing with the engine.
record AcmeExport(
    Map<String, String> tierOfAccount,
    List<Line> lines,
    List<Amount> serviceRevenue,
    List<Amount> costs) {

  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  /// A recurring line; `end` is null while it goes on.
  record Line(String account, long monthlyCents, LocalDate start, LocalDate end) {

    boolean isChargedOn(LocalDate day) {
      return !start.isAfter(day) && (end == null || end.isAfter(day));
    }
  }

  /// Something that was earned or spent on a day; `account` is null for what all share.
  record Amount(String account, LocalDate on, long cents) {

    boolean isWithin(LocalDate from, LocalDate to) {
      return !on.isBefore(from) && on.isBefore(to);
    }
  }

  static AcmeExport read(Suite.Running running) {
    var pages = new Pages(running, running.suite().token("ana"));
    var tiers = new HashMap<String, String>();
    pages.forEach(
        "accounts", one -> tiers.put(one.get("id").toString(), one.get("tier").toString()));
    return new AcmeExport(
        tiers,
        pages.all("subscription-lines", AcmeExport::line),
        pages.all("service-revenue", one -> amount(one, "recognizedOn")),
        pages.all("costs?costBasis=LOADED", one -> amount(one, "incurredOn")));
  }

  /// The monthly value is worked out here again: a twelfth of a year, rounded half-even.
  private static Line line(Map<String, ?> one) {
    var periods =
        switch (one.get("interval").toString()) {
          case "MONTH" -> 12;
          case "QUARTER" -> 4;
          case "YEAR" -> 1;
          default -> throw new AssertionError("an interval that acme does not have: " + one);
        };
    var monthly =
        BigDecimal.valueOf(cents(one))
            .multiply(BigDecimal.valueOf(periods))
            .divide(MONTHS, 0, RoundingMode.HALF_EVEN);
    return new Line(
        one.get("accountId").toString(),
        monthly.longValueExact(),
        day(one, "startDate"),
        one.get("endDate") == null ? null : day(one, "endDate"));
  }

  private static Amount amount(Map<String, ?> one, String date) {
    var account = one.get("accountId");
    return new Amount(account == null ? null : account.toString(), day(one, date), cents(one));
  }

  private static LocalDate day(Map<String, ?> one, String name) {
    return LocalDate.parse(one.get(name).toString());
  }

  private static long cents(Map<String, ?> one) {
    var money = (Map<?, ?>) one.get("amount");
    if (!money.get("currency").equals("EUR")) {
      throw new AssertionError("acme has euros only: " + one);
    }
    return ((Number) money.get("amountMinor")).longValue();
  }

  /// The pages of lists, one after the other.
  private record Pages(Suite.Running running, String token) {

    <T> List<T> all(String list, Function<Map<String, ?>, T> read) {
      var all = new ArrayList<T>();
      forEach(list, one -> all.add(read.apply(one)));
      return all;
    }

    void forEach(String list, Consumer<Map<String, ?>> take) {
      var path = "/v1/" + list + (list.contains("?") ? "&" : "?") + "limit=200";
      String cursor = "";
      while (cursor != null) {
        JsonPath page =
            running
                .bearer(token)
                .get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                .jsonPath();
        page.<Map<String, ?>>getList("items").forEach(take);
        cursor = page.getString("nextCursor");
      }
    }
  }
}
