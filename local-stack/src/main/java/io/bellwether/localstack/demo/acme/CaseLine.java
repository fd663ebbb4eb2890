package io.bellwether.localstack.demo.acme;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A line of `cases:import`: what the customer raised, and what a careful desk notes about it. The
/// notes have draws of their own and change nothing of how the case goes.
record CaseLine(@JsonUnwrapped SupportCase.NewCase raised, @JsonUnwrapped Notes notes) {

  private static final double LATE_TO_UPDATE = 0.2;
  private static final double TRACED = 0.8;
  private static final double REFUSED = 0.005;
  private static final double REFUSED_BRONZE = 0.03;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Notes(
      String contactExternalId,
      String reason,
      String accessPoint,
      String releaseExternalId,
      String origin,
      @Nullable String linkedDefectId,
      String teamExternalId,
      boolean requiredFieldsComplete,
      boolean entitlementRefused,
      @Nullable String repeatOfExternalId,
      @Nullable Instant promisedResponseAt,
      @Nullable Instant promisedResolveAt) {}

  /// The cases of a customer, with their notes.
  static Stream<CaseLine> of(Customer customer, Stream<SupportCase> cases) {
    var draws = customer.draws(Customer.Idea.NOTES);
    var repeats = new Repeats();
    return cases.map(one -> of(customer, one, repeats, draws.split()));
  }

  private static CaseLine of(Customer customer, SupportCase one, Repeats repeats, Draws draws) {
    var line = one.line();
    var ours = one.isOurCall();
    var release = Releases.inUse(line.createdAt(), draws.chance(LATE_TO_UPDATE));
    return new CaseLine(
        line,
        new Notes(
            Contacts.of(customer, draws),
            reason(line.type(), draws),
            accessPoint(line.channel(), draws),
            release.externalId(),
            ours ? "PROACTIVE" : "CUSTOMER",
            one.isDefect() && draws.chance(TRACED)
                ? KnownIssues.defect(release, line.productArea(), draws)
                : null,
            ours ? People.SUCCESS : People.supportOf(customer.region()),
            ours || draws.chance(line.channel().equals("WEB") ? 0.93 : 0.7),
            !ours && draws.chance(customer.tier() == Tier.BRONZE ? REFUSED_BRONZE : REFUSED),
            ours ? null : repeats.of(line, draws),
            ours ? null : Promises.response(customer, line),
            ours ? null : Promises.resolution(customer, line)));
  }

  private static String reason(String type, Draws draws) {
    return switch (type) {
      case "DEFECT" ->
          draws.weighted(List.of("ERROR_MESSAGE", "WRONG_RESULT", "SLOW", "CRASH"), 45, 30, 17, 8);
      case "HOW_TO" ->
          draws.weighted(List.of("SETTINGS", "PERMISSIONS", "BEST_PRACTICE"), 45, 25, 30);
      case "INSTALL_CONFIG" ->
          draws.weighted(List.of("CONNECTION", "INSTALLATION", "UPGRADE"), 45, 30, 25);
      case "FEATURE_REQUEST" -> draws.weighted(List.of("MISSING_FUNCTION", "INTEGRATION"), 70, 30);
      case "BILLING" ->
          draws.weighted(List.of("INVOICE_WRONG", "SEATS_CHANGED", "PAYMENT"), 40, 35, 25);
      default -> "FIRST_STEPS";
    };
  }

  private static String accessPoint(String channel, Draws draws) {
    return switch (channel) {
      case "PHONE" -> "PHONE_LINE";
      case "CHAT" -> draws.weighted(List.of("IN_APP", "WEB_SITE"), 75, 25);
      case "WEB" -> draws.weighted(List.of("PORTAL", "IN_APP"), 75, 25);
      default -> draws.weighted(List.of("WEB_SITE", "PORTAL", "PARTNER", "OTHER"), 40, 30, 10, 20);
    };
  }
}
