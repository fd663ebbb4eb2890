package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Suite.class)
class CustomerHistoryTest {

  private static final String ACCOUNT =
      """
      {"externalId": "moving-up", "name": "Moving Up", "tier": "%s", "effectiveFrom": "%s"}\
      """;

  private static final String CASE =
      """
      {"externalId": "%1$s", "accountExternalId": "moving-up", "createdAt": "%1$sT00:00:00Z", "channel": "EMAIL", "type": "HOW_TO"}\
      """;

  @Test
  void what_happened_to_a_silver_customer_stays_so_when_the_customer_becomes_gold(
      Suite.Running running) {
    var tenant = running.tenant();
    tenant.loadAll(
        Map.of("accounts", List.of(ACCOUNT.formatted("SILVER", "2019-01-01T00:00:00Z"))));
    tenant.loadAll(
        Map.of("cases", List.of(CASE.formatted("2020-03-01"), CASE.formatted("2020-07-01"))));
    assertThat(casesByTier(tenant)).isEqualTo(Map.of("SILVER", 2));

    tenant.loadAll(Map.of("accounts", List.of(ACCOUNT.formatted("GOLD", "2020-06-01T00:00:00Z"))));

    assertThat(casesByTier(tenant)).isEqualTo(Map.of("SILVER", 1, "GOLD", 1));
  }

  private static Map<String, Integer> casesByTier(Tenant tenant) {
    var answer = tenant.answer("submissions?from=2020-01-01&to=2021-01-01&groupBy=tier");
    List<String> tiers = answer.getList("results.group.tier");
    List<Integer> cases = answer.getList("results.value");
    return IntStream.range(0, tiers.size())
        .boxed()
        .collect(Collectors.toMap(tiers::get, cases::get));
  }
}
