package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// By when customers are told to expect an answer and a resolution, in office hours by priority and
/// tier, and what the contracts of gold and platinum guarantee. Most of it is kept.
final class Promises {

  private static final long HOUR = 3600;

  private Promises() {}

  /// A line of `sla-policies:import`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Policy(
      String externalId,
      String serviceTier,
      @Nullable String priority,
      Instant validFrom,
      String clock,
      long firstResponseSeconds,
      @Nullable Long nextResponseSeconds,
      long resolutionSeconds,
      List<String> pausingStages) {}

  static Stream<Policy> policies() {
    return Stream.of(
        policy("sla-gold", Tier.GOLD, null, 8, null, 48),
        policy("sla-platinum", Tier.PLATINUM, null, 4, 16 * HOUR, 40),
        policy("sla-platinum-urgent", Tier.PLATINUM, "URGENT", 1, 8 * HOUR, 40));
  }

  static Instant response(Customer customer, SupportCase.NewCase line) {
    var hours =
        switch (line.priority()) {
          case "URGENT" -> 1;
          case "HIGH" -> 2;
          case "NORMAL" -> 4;
          default -> 8;
        };
    return after(customer, line, hours);
  }

  /// What is urgent is hard as a rule, so that it takes longest.
  static Instant resolution(Customer customer, SupportCase.NewCase line) {
    var hours =
        switch (line.priority()) {
          case "URGENT" -> 72;
          case "HIGH" -> 48;
          case "NORMAL" -> 18;
          default -> 14;
        };
    return after(customer, line, hours);
  }

  private static Instant after(Customer customer, SupportCase.NewCase line, int hours) {
    return customer
        .region()
        .officeHours()
        .after(line.createdAt(), hours * customer.tier().timeToServe());
  }

  private static Policy policy(
      String id,
      Tier tier,
      @Nullable String priority,
      int responseHours,
      @Nullable Long nextResponse,
      int resolutionHours) {
    return new Policy(
        id,
        tier.name(),
        priority,
        Period.START.atStartOfDay().toInstant(ZoneOffset.UTC),
        "BUSINESS",
        responseHours * HOUR,
        nextResponse,
        resolutionHours * HOUR,
        List.of("WAITING_FOR_CUSTOMER"));
  }
}
