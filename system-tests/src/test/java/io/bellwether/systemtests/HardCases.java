package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The planted rep of the demo who gets the hard cases: slow in the raw table, since her cases are,
/// and no slower than others would be with them.
final class HardCases {

  private static final String REP = "rep-03";
  private static final String INTERVAL = "?from=2024-11-01&to=2026-11-01&groupBy=rep";

  private HardCases() {}

  static void areSeenThrough(Tenant tenant, String seed) {
    var id = tenant.api().get("/v1/reps?externalId=" + REP).jsonPath().getString("items[0].id");

    var asTheyCome = groups(tenant, "region");
    var alike = groups(tenant, "severity,region");

    assertThat(asTheyCome.stream().max(Comparator.comparing(HardCases::rawRank)))
        .as("slowest by the raw mean, seed %s: %s", seed, asTheyCome)
        .hasValue(of(asTheyCome, id));
    assertThat(of(asTheyCome, id).get("verdict"))
        .as("with her cases taken for usual ones, seed %s: %s", seed, asTheyCome)
        .isEqualTo("different");
    var hers = of(alike, id);
    assertThat(hers.get("verdict")).as("seed %s: %s", seed, hers).isEqualTo("as-expected");
    assertThat(((Number) hers.get("rank")).intValue())
        .as("seed %s: %s", seed, hers)
        .isLessThan(rawRank(hers));
  }

  /// Those of support; what customer success does now and then is no case work.
  private static List<Map<String, Object>> groups(Tenant tenant, String adjustFor) {
    var teams =
        tenant
            .api()
            .get("/v1/teams?limit=100")
            .jsonPath()
            .<Map<String, Object>>getList("items")
            .stream()
            .filter(team -> String.valueOf(team.get("externalId")).startsWith("support"))
            .map(team -> String.valueOf(team.get("id")))
            .collect(Collectors.joining(","));
    var answer =
        JsonPath.from(
            tenant.metric(
                "time-to-resolution/comparison%s&adjustFor=%s&filter=team:in:%s"
                    .formatted(INTERVAL, adjustFor, teams)));
    List<Map<String, Object>> groups = answer.getList("groups");
    return groups.stream().filter(group -> !group.get("group").equals("(none)")).toList();
  }

  private static Map<String, Object> of(List<Map<String, Object>> groups, String rep) {
    return groups.stream()
        .filter(group -> group.get("group").equals(rep))
        .findFirst()
        .orElseThrow();
  }

  private static int rawRank(Map<String, Object> group) {
    return ((Number) group.get("rawRank")).intValue();
  }
}
