package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A line of `subscription-lines:import`.
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionLine(
    String externalId,
    String accountExternalId,
    String contractExternalId,
    String product,
    String plan,
    Money amount,
    String interval,
    int seats,
    LocalDate startDate,
    @Nullable LocalDate endDate) {

  boolean isInForce(LocalDate day) {
    return !day.isBefore(startDate) && (endDate == null || day.isBefore(endDate));
  }
}
