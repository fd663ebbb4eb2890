package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A line of `contracts:import`.
@JsonInclude(JsonInclude.Include.NON_NULL)
record Contract(
    String externalId,
    String accountExternalId,
    String type,
    LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable String predecessorExternalId,
    @Nullable LocalDate cancelledOn,
    @Nullable String cancellationReason,
    @Nullable String programme) {}
