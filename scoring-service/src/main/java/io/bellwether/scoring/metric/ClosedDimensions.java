package io.bellwether.scoring.metric;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The dimensions of which all values are known before anybody has one. Another value is a mistake
/// of who asks, and not a group in which nothing happened.
public final class ClosedDimensions {

  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          entry(
              "accessPoint",
              List.of("IN_APP", "PORTAL", "WEB_SITE", "PHONE_LINE", "PARTNER", "OTHER")),
          entry(
              "activityType",
              List.of("REPLY", "EMAIL", "CHAT", "NOTE", "CALL", "MEETING", "OTHER")),
          entry("actorKind", List.of("CUSTOMER", "REP", "BOT")),
          entry("automated", List.of("true", "false")),
          entry("awaiting", List.of("US", "CUSTOMER")),
          entry("caseChannel", List.of("EMAIL", "PHONE", "CHAT", "WEB", "COMMUNITY", "OTHER")),
          entry("clock", List.of("BUSINESS", "CALENDAR")),
          entry("closing", List.of("RESOLVED", "CLOSED", "MERGED")),
          entry("direction", List.of("INBOUND", "OUTBOUND", "INTERNAL")),
          entry(Fact.BY_HOUR, IntStream.range(0, 24).mapToObj("%02d"::formatted).toList()),
          entry("initiatedBy", List.of("CUSTOMER", "COMPANY")),
          entry(
              "lastStep",
              List.of("EXPLORATION", "FORMULATION", "EVALUATION", "VALIDATION", "ACTION")),
          entry("licenceModel", List.of("SUBSCRIPTION", "PERPETUAL", "USAGE_BASED")),
          entry(
              "lifecycleStage",
              List.of(
                  "LANDING",
                  "ONBOARDING",
                  "SUCCESS_PLANNING",
                  "ADOPTION",
                  "HEALTH_MONITORING",
                  "RETENTION",
                  "EXPANSION")),
          entry(
              "operatingModel", List.of("SUPPORT", "SUCCESS_ENABLED_SUPPORT", "CUSTOMER_SUCCESS")),
          entry("origin", List.of("CUSTOMER", "PROACTIVE")),
          entry("outcome", List.of("POSITIVE", "NEUTRAL", "NEGATIVE")),
          entry("priority", List.of("URGENT", "HIGH", "NORMAL", "LOW")),
          entry(
              "serviceType",
              List.of("SUPPORT", "SUCCESS", "ONBOARDING", "TRAINING", "CONSULTING", "OTHER")),
          entry("severity", List.of("CRITICAL", "HIGH", "MEDIUM", "LOW")),
          entry(Fact.BY_LAST_RESPONSE, List.of("00-01d", "01-03d", "03-07d", "07-30d", "30d+")),
          entry("slaKind", List.of("FIRST_RESPONSE", "NEXT_RESPONSE", "RESOLUTION")),
          entry("status", List.of("OPEN", "RESOLVED", "CLOSED", "MERGED")),
          entry(
              "surveyKind",
              List.of("NPS", "CSAT", "CES", "IMPACT", "BARRIER", "DRIVER", "ASSESSMENT")),
          entry(
              "type",
              List.of("HOW_TO", "DEFECT", "INSTALL_CONFIG", "FEATURE_REQUEST", "BILLING", "OTHER")),
          entry(
              Fact.BY_WEEKDAY,
              List.of("1-MON", "2-TUE", "3-WED", "4-THU", "5-FRI", "6-SAT", "7-SUN")));

  private ClosedDimensions() {}

  /// The values of a dimension; empty where others may come.
  public static List<String> values(String dimension) {
    return VALUES.getOrDefault(dimension, List.of());
  }
}
