package io.bellwether.localstack.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// One row of the telecom data set, and what it is in Bellwether's terms. The data set counts
/// months of tenure up to a day that it does not name; we take 1 January 2020 for that day, and say
/// that those who left did so the day after, so that all 7,043 are customers when 2020 begins.
record TelcoCustomer(
    String id,
    int tenureMonths,
    boolean hasTechSupport,
    String plan,
    BigDecimal monthlyCharges,
    boolean churned) {

  static final LocalDate OBSERVED = LocalDate.of(2020, 1, 1);

  private static final String CURRENCY = "USD";

  /// A line of `accounts:import`.
  record NewAccount(String externalId, String name, String customerSince) {}

  /// A line of `contracts:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewContract(
      String externalId,
      String accountExternalId,
      String type,
      String startDate,
      @Nullable String endDate) {}

  /// A line of `subscription-lines:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewSubscriptionLine(
      String externalId,
      String accountExternalId,
      String contractExternalId,
      String plan,
      Money amount,
      String interval,
      int seats,
      String startDate,
      @Nullable String endDate) {}

  record Money(long amountMinor, String currency) {}

  static TelcoCustomer of(CSVRecord row) {
    return new TelcoCustomer(
        row.get("customerID"),
        Integer.parseInt(row.get("tenure")),
        row.get("TechSupport").equals("Yes"),
        row.get("Contract"),
        new BigDecimal(row.get("MonthlyCharges")),
        row.get("Churn").equals("Yes"));
  }

  /// Whoever has not completed a month came on the last day before.
  LocalDate since() {
    return tenureMonths == 0 ? OBSERVED.minusDays(1) : OBSERVED.minusMonths(tenureMonths);
  }

  NewAccount account() {
    return new NewAccount(id, "Customer " + id, since().toString());
  }

  List<NewContract> contracts() {
    var contracts = new ArrayList<NewContract>();
    contracts.add(contract(subscriptionId(), "SUBSCRIPTION"));
    if (hasTechSupport) {
      contracts.add(contract(id + "-support", "SERVICE"));
    }
    return List.copyOf(contracts);
  }

  NewSubscriptionLine subscriptionLine() {
    return new NewSubscriptionLine(
        id + "-line",
        id,
        subscriptionId(),
        plan,
        new Money(monthlyCharges.movePointRight(2).longValueExact(), CURRENCY),
        "MONTH",
        1,
        since().toString(),
        end());
  }

  private NewContract contract(String externalId, String type) {
    return new NewContract(externalId, id, type, since().toString(), end());
  }

  private String subscriptionId() {
    return id + "-subscription";
  }

  private @Nullable String end() {
    return churned ? OBSERVED.plusDays(1).toString() : null;
  }
}
