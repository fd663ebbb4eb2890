package io.bellwether.scoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.scoring.catalogue.MetricCatalog;
import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.FactWriter;
import io.bellwether.scoring.store.PublishedRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a report claims is what its resource answers, over HTTP.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(ReportExamplesTest.OwnFacts.class)
class ReportExamplesTest {

  /// A fact store that no other test writes to.
  public static final class OwnFacts implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        return Map.of(
            "fact-store.dir", Files.createTempDirectory("bellwether-reports-").toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Inject FactWriter writer;
  @Inject ReportCatalog catalog;
  @Inject MetricCatalog metrics;

  /// Each example is a tenant of its own.
  private record Executed(String tenant, ReportDefinition report, ReportExample example) {}

  private List<Executed> examples() {
    var all = new ArrayList<Executed>();
    for (var report : catalog.all()) {
      for (var example : report.definition().examples()) {
        all.add(new Executed("example-" + all.size(), report.definition(), example));
      }
    }
    return all;
  }

  @BeforeEach
  void facts() {
    for (var source : Source.values()) {
      if (writer.cursor(source).asOf() == null) {
        var rows =
            examples().stream()
                .flatMap(
                    one -> PublishedRows.of(source, one.tenant(), one.example().given()).stream())
                .toList();
        writer.apply(PublishedRows.page(source, writer.cursor(source).token(), rows));
      }
    }
  }

  @Test
  void every_example_is_true() throws IOException {
    var softly = new SoftAssertions();
    for (var one : examples()) {
      var asked = one.example().asked();
      var path = one.report().path() + (asked.isEmpty() ? "" : "?" + asked);
      var answer =
          new ObjectMapper()
              .readTree(
                  Api.ofTenant(one.tenant()).get(path).then().statusCode(200).extract().asString());
      for (var expected : one.example().expected().entrySet()) {
        check(
            softly,
            "%s: %s: %s".formatted(one.report().id(), one.example().name(), expected.getKey()),
            answer,
            JsonPointer.compile(expected.getKey()),
            expected.getValue());
      }
    }
    softly.assertAll();
  }

  /// A value and a null, so that neither is taken for granted.
  @Test
  void every_report_shows_what_is_answered_and_what_is_not() {
    assertThat(catalog.all())
        .isNotEmpty()
        .allSatisfy(
            report -> {
              var expected =
                  report.definition().examples().stream()
                      .flatMap(example -> example.expected().values().stream())
                      .toList();
              assertThat(expected).as(report.definition().id()).containsNull();
              assertThat(expected).as(report.definition().id()).anyMatch(value -> value != null);
            });
  }

  @Test
  void every_metric_that_a_report_is_made_of_is_in_the_catalogue() {
    assertThat(catalog.all())
        .allSatisfy(report -> assertThat(metrics.ids()).containsAll(report.definition().metrics()));
  }

  @Test
  void the_definitions_are_listed_and_told_one_by_one() {
    Api.as("vic")
        .get("/v1/report-definitions")
        .then()
        .statusCode(200)
        .body(
            "items.id",
            equalTo(AllReports.list().stream().map(one -> one.definition().id()).toList()));
    Api.as("vic")
        .get("/v1/report-definitions/staffing")
        .then()
        .statusCode(200)
        .body("path", equalTo("/v1/staffing"))
        .body("answers", equalTo(List.of("S004-23", "S004-25")))
        .body("examples[0].expected.'/results/9/needed/value'", equalTo(2));
    Api.as("vic")
        .get("/v1/report-definitions/mood")
        .then()
        .statusCode(404)
        .body("detail", containsString("expected: one of"));
    assertThat(Api.as("vic").header("Accept", "text/csv").get("/v1/report-definitions").asString())
        .startsWith("id,title,question,path,definition,formula")
        .contains("/v1/case-priorities");
  }

  /// What is null is there; an item that is not is behind the last one of a list.
  private static void check(
      SoftAssertions softly, String what, JsonNode answer, JsonPointer at, Object expected) {
    var found = answer.at(at);
    switch (expected) {
      case null ->
          softly
              .assertThat(found.isNull() || found.isMissingNode() && answer.at(at.head()).isArray())
              .as("%s is null, not %s", what, found)
              .isTrue();
      case Number number -> {
        softly.assertThat(found.isNumber()).as("%s is %s", what, found).isTrue();
        softly
            .assertThat(found.doubleValue())
            .as(what)
            .isCloseTo(number.doubleValue(), within(1e-9));
      }
      case Boolean flag -> softly.assertThat(found.asText()).as(what).isEqualTo(flag.toString());
      default ->
          softly
              .assertThat(found.asText())
              .as(what)
              .isIn(expected, PublishedRows.id(expected.toString()).toString());
    }
  }
}
