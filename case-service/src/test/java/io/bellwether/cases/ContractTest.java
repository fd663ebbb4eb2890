package io.bellwether.cases;

import io.bellwether.kit.access.RouteTable;
import io.bellwether.kit.testing.ServiceContract;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.Map;

@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class ContractTest implements ServiceContract {

  @Override
  public RouteTable routeTable() {
    return new RouteTable();
  }

  @Override
  public Map<String, String> samples() {
    var samples = new LinkedHashMap<String, String>();
    samples.put(
        "cases",
        """
        {"externalId": "contract-test", "createdAt": "2026-01-01T09:00:00Z", "channel": "EMAIL",
         "type": "HOW_TO"}
        """);
    samples.put(
        "case-events",
        """
        {"caseExternalId": "contract-test", "happenedAt": "2026-01-02T09:00:00Z",
         "kind": "RESOLVED"}
        """);
    samples.put("teams", "{\"externalId\": \"contract-test\", \"name\": \"First level\"}");
    samples.put("reps", "{\"teamExternalId\": \"contract-test\", \"name\": \"Kim\"}");
    samples.put(
        "activities",
        """
        {"caseExternalId": "contract-test", "happenedAt": "2026-01-01T10:00:00Z",
         "actorKind": "REP", "type": "REPLY", "direction": "OUTBOUND", "visibleToCustomer": true,
         "automated": false, "minutesWorked": 12.5}
        """);
    samples.put("calendars", "{\"externalId\": \"contract-test\", \"name\": \"Office hours\"}");
    samples.put(
        "calendar-versions",
        """
        {"calendarExternalId": "contract-test", "timeZone": "Europe/Berlin",
         "weeklyHours": [{"weekday": "MONDAY", "startsAt": "09:00", "endsAt": "17:00"}],
         "holidays": [{"date": "2026-12-24", "startsAt": "12:00"}]}
        """);
    samples.put(
        "calendar-assignments",
        "{\"calendarExternalId\": \"contract-test\", \"serviceTier\": \"CONTRACT\"}");
    samples.put(
        "sla-policies",
        """
        {"serviceTier": "CONTRACT", "clock": "BUSINESS", "firstResponseSeconds": 3600,
         "pausingStages": ["WAITING_FOR_CUSTOMER"]}
        """);
    samples.put("releases", "{\"releasedAt\": \"2026-01-01T00:00:00Z\"}");
    samples.put("outages", "{\"planned\": false, \"startedAt\": \"2026-01-01T00:00:00Z\"}");
    samples.put(
        "known-issues",
        """
        {"externalId": "contract-test", "linkedDefectId": "BUG-1",
         "knownSince": "2026-01-01T00:00:00Z"}
        """);
    samples.put(
        "known-issue-notices",
        """
        {"knownIssueExternalId": "contract-test", "accountExternalId": "A-1",
         "notifiedAt": "2026-01-02T00:00:00Z"}
        """);
    samples.put(
        "deflections",
        """
        {"offeredAt": "2026-01-01T00:00:00Z", "topic": "LOGIN", "accessPoint": "PORTAL",
         "accepted": true}
        """);
    samples.put(
        "self-service-sessions",
        """
        {"startedAt": "2026-01-01T00:00:00Z", "lastStep": "VALIDATION", "searches": 2,
         "searchesWithoutResult": 1, "solved": true}
        """);
    samples.put("articles", "{\"publishedAt\": \"2026-01-01T00:00:00Z\", \"topic\": \"LOGIN\"}");
    return samples;
  }
}
