package io.bellwether.systemtests;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.bellwether.localstack.demo.acme.AcmeCompany;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the metrics say of the cases of acme, against the company as it was generated.
final class AcmeCases {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .build();

  private AcmeCases() {}

  static void defectsAreThoseThatWereReported(Tenant acme, LocalDate from, LocalDate to) {
    var reported = new TreeMap<String, Integer>();
    var defects = new TreeMap<String, Integer>();
    try (var cases =
        requireNonNull(new AcmeCompany(AcmeCompany.SEED).imports().get("cases")).get()) {
      cases
          .map(one -> JSON.<JsonNode>valueToTree(one))
          .filter(one -> one.path("origin").asText().equals("CUSTOMER"))
          .filter(one -> isWithin(Instant.parse(one.path("createdAt").asText()), from, to))
          .forEach(
              one -> {
                var area = one.path("productArea").asText();
                reported.merge(area, 1, Integer::sum);
                defects.merge(
                    area, one.path("type").asText().equals("DEFECT") ? 1 : 0, Integer::sum);
              });
    }

    var results =
        results(acme, "defect-share?from=%s&to=%s&timeZone=UTC&groupBy=productArea", from, to);

    assertThat(results).hasSameSizeAs(reported.keySet()).hasSize(7);
    for (var result : results) {
      var area = ((Map<?, ?>) requireNonNull(result.get("group"))).get("productArea");
      assertThat(((Number) requireNonNull(result.get("value"))).doubleValue())
          .as("%s", area)
          .isEqualTo((double) defects.get(area) / reported.get(area), within(1e-12));
    }
    assertThat((double) defects.get("EXPORT") / reported.get("EXPORT")).isGreaterThan(0.4);
    assertThat((double) defects.get("BILLING") / reported.get("BILLING")).isLessThan(0.1);
  }

  static void guaranteesAreMostlyKept(Tenant acme, LocalDate from, LocalDate to) {
    var results = results(acme, "sla-attainment?from=%s&to=%s&timeZone=UTC&groupBy=tier", from, to);

    assertThat(results)
        .extracting(result -> ((Map<?, ?>) requireNonNull(result.get("group"))).get("tier"))
        .isEqualTo(List.of("GOLD", "PLATINUM"));
    for (var result : results) {
      assertThat(((Number) requireNonNull(result.get("n"))).intValue()).isGreaterThan(1_000);
      assertThat(((Number) requireNonNull(result.get("value"))).doubleValue())
          .isBetween(0.8, 0.995);
    }
  }

  static void firstResponsesStandBesideTheirTargets(Tenant acme, LocalDate from, LocalDate to) {
    var results =
        results(acme, "first-response-time?from=%s&to=%s&timeZone=UTC&groupBy=tier", from, to);

    assertThat(results).hasSizeGreaterThan(2);
    for (var result : results) {
      var tier = ((Map<?, ?>) requireNonNull(result.get("group"))).get("tier");
      var target = (Map<?, ?>) requireNonNull(result.get("target"));
      var wanted = "GOLD".equals(tier) ? 3_600 : 10_800;
      var reached = ((Number) requireNonNull(result.get("value"))).doubleValue();
      assertThat(((Number) target.get("value")).doubleValue()).as("%s", tier).isEqualTo(wanted);
      assertThat(((Number) target.get("difference")).doubleValue())
          .as("%s", tier)
          .isCloseTo(reached - wanted, within(1e-6));
      assertThat(target.get("met")).as("%s", tier).isEqualTo(reached <= wanted);
    }
  }

  /// But what is known to no service of the suite.
  static void nothingIsAnsweredInPart(Tenant acme) {
    var answer = acme.api().get("/v1/coverage");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    var rows = answer.jsonPath().<Map<String, ?>>getList("rows");

    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .filteredOn(row -> "partial".equals(row.get("status")))
        .allSatisfy(row -> assertThat((String) row.get("reason")).startsWith("only "));
  }

  /// The first wait of a case ends with the first reply, whose working seconds case-service tells.
  /// Of all that ended then those of the first cases by id, which are as good as any.
  static void firstRepliesTookTheWorkingSecondsOfTheirCases(
      Tenant acme, LocalDate from, LocalDate to) {
    var page =
        acme.answer(
            "wait-time/rows?from=%s&to=%s&timeZone=UTC&definition=for-us&clock=business&term=forUsBusiness&limit=500"
                .formatted(from, to));
    int compared = 0;
    for (var row : page.<Map<String, ?>>getList("items")) {
      if (!Boolean.TRUE.equals(row.get("included"))) {
        continue;
      }
      var aCase = acme.api().get("/v1/cases/" + row.get("id")).jsonPath();
      var replied = aCase.getString("firstRespondedAt");
      if (replied != null
          && Instant.parse(replied).equals(Instant.parse(row.get("at").toString()))) {
        var part = (Map<?, ?>) ((Map<?, ?>) row.get("terms")).get("forUsBusiness");
        assertThat(Double.valueOf(part.get("value").toString()))
            .as("%s", row)
            .isEqualTo(aCase.getDouble("firstResponseBusinessSeconds"));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  private static boolean isWithin(Instant at, LocalDate from, LocalDate to) {
    return !at.isBefore(from.atStartOfDay().toInstant(ZoneOffset.UTC))
        && at.isBefore(to.atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private static List<Map<String, ?>> results(
      Tenant acme, String question, LocalDate from, LocalDate to) {
    return JsonPath.from(acme.metric(question.formatted(from, to)))
        .using(
            JsonPathConfig.jsonPathConfig()
                .numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE))
        .getList("results");
  }
}
