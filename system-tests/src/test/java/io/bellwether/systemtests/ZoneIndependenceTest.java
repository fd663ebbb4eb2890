package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.localstack.process.ProcessRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Where the machine is does not matter: days begin where the question says.
@ExtendWith(Suite.class)
class ZoneIndependenceTest {

  private static final String ZONE = "TZ=Pacific/Auckland";
  private static final String JVM_ZONE = "-Duser.timezone=America/Los_Angeles";

  @Test
  void a_suite_in_two_other_zones_answers_as_one_in_utc(FirstCompany here, @TempDir Path directory)
      throws IOException, InterruptedException {
    assertThat(System.getenv("TZ")).as("zone of the suite to compare with").isEqualTo("UTC");
    var environment = Map.of("TZ", "Pacific/Auckland", "JAVA_TOOL_OPTIONS", JVM_ZONE);
    try (var elsewhere = SuiteElsewhere.start(directory, environment)) {
      elsewhere.awaitReady();
      assertThat(elsewhere.processes()).hasSize(6).allSatisfy(ZoneIndependenceTest::isElsewhere);
      var there = elsewhere.tenantOf(FirstCompany.USER);
      there.loadAll(Company.files(FirstCompany.SEED));

      assertThat(Answers.differences(here.answers(), Answers.ofEverywhere(there))).isEmpty();
    }
  }

  private static void isElsewhere(ProcessRecord process) throws IOException {
    var environment = Path.of("/proc/%d/environ".formatted(process.pid()));
    if (Files.isReadable(environment)) {
      assertThat(Files.readString(environment, StandardCharsets.UTF_8).split("\0"))
          .as(process.name())
          .contains(ZONE, "JAVA_TOOL_OPTIONS=" + JVM_ZONE);
    }
  }
}
