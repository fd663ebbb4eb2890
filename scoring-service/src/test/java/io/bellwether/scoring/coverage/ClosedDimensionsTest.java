package io.bellwether.scoring.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.scoring.metric.ClosedDimensions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What scoring takes for all values of a dimension is what the service lets in that owns it.
class ClosedDimensionsTest {

  @ParameterizedTest
  @CsvSource({
    "accessPoint, case, Case, accessPoint",
    "accessPoint, case, Deflection, accessPoint",
    "activityType, case, Activity, type",
    "actorKind, case, Activity, actorKind",
    "caseChannel, case, Case, channel",
    "clock, case, SlaClock, clock",
    "direction, case, Activity, direction",
    "initiatedBy, case, Activity, initiatedBy",
    "lastStep, case, SelfServiceSession, lastStep",
    "licenceModel, subscription, Account, licenceModel",
    "lifecycleStage, subscription, Account, lifecycleStage",
    "operatingModel, subscription, Account, operatingModel",
    "origin, case, Case, origin",
    "outcome, case, Activity, outcome",
    "priority, case, Case, priority",
    "serviceType, subscription, Cost, serviceType",
    "serviceType, subscription, ServiceRevenue, serviceType",
    "severity, case, Case, severity",
    "slaKind, case, SlaClock, kind",
    "status, case, Case, status",
    "surveyKind, survey, Survey, kind",
    "type, case, Case, type"
  })
  void the_values_are_those_of_the_owner(
      String dimension, String owner, String schema, String field) throws IOException {
    var document =
        new ObjectMapper().readTree(Path.of("..", owner + "-service", "openapi.json").toFile());
    var values = new ArrayList<String>();
    for (var value :
        document.at("/components/schemas/%s/properties/%s/enum".formatted(schema, field))) {
      if (!value.isNull()) {
        values.add(value.asText());
      }
    }

    assertThat(values).isNotEmpty();
    assertThat(ClosedDimensions.values(dimension)).containsExactlyInAnyOrderElementsOf(values);
  }
}
