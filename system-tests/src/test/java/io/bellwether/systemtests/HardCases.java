package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The planted rep of the demo who gets the hard cases: slow in the raw table, since her cases are,
/// and no slower than others would be with them.
final class HardCases {

  private static final String REP = "rep-03";
  private static final String INTERVAL = "?from=2024-11-01&to=2026-11-01&groupBy=rep";

  private HardCases() {}

  static void areSeenThrough(Tenant tenant, String seed) {
    var id = tenant.api().get("/v1/reps?externalId=" + REP).jsonPath().getString("items[0].id");
    var answer =
        JsonPath.from(
            tenant.metric(
                "time-to-resolution/comparison" + INTERVAL + "&adjustFor=severity,region"));
    List<Map<String, Object>> groups = answer.getList("groups");

    var people = groups.stream().filter(group -> !group.get("group").equals("(none)")).toList();
    var hers =
        people.stream().filter(group -> group.get("group").equals(id)).findFirst().orElseThrow();
    assertThat(people.stream().max(Comparator.comparing(HardCases::rawRank)))
        .as("slowest by the raw mean, seed %s: %s", seed, people)
        .hasValue(hers);
    assertThat(hers.get("verdict")).as("seed %s: %s", seed, hers).isEqualTo("as-expected");
    assertThat(((Number) hers.get("rank")).intValue())
        .as("seed %s: %s", seed, hers)
        .isLessThan(rawRank(hers));
  }

  private static int rawRank(Map<String, Object> group) {
    return ((Number) group.get("rawRank")).intValue();
  }
}
