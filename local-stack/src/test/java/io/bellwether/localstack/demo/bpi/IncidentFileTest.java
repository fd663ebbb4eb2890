package io.bellwether.localstack.demo.bpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.localstack.suite.SuiteProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines are made up, in the form of the data set.
class IncidentFileTest {

  @TempDir private Path directory;

  @Test
  void each_change_of_status_is_an_event_and_taking_up_what_had_ended_is_one_more()
      throws IOException {
    var incident =
        read(
                "1-1,2,2010-04-01 08:00:00",
                "1-1,1,2010-04-01 09:00:00",
                "1-1,3,2010-04-02 09:00:00",
                "1-1,1,2010-04-03 09:00:00",
                "1-1,9,2010-04-03 10:00:00",
                "1-1,5,2010-04-09 09:00:00")
            .getFirst();

    assertThat(incident.events().stream().map(Incident.NewEvent::kind))
        .containsExactly(
            "STAGE_CHANGED",
            "STAGE_CHANGED",
            "RESOLVED",
            "REOPENED",
            "STAGE_CHANGED",
            "RESOLVED",
            "CLOSED");
    assertThat(incident.events().get(4))
        .isEqualTo(
            new Incident.NewEvent(
                "1-1-5",
                "1-1",
                Instant.parse("2010-04-03T09:00:00Z"),
                5,
                "STAGE_CHANGED",
                "ACCEPTED_IN_PROGRESS"));
    assertThat(incident.supportCase().createdAt()).isEqualTo("2010-04-01T08:00:00Z");
  }

  @Test
  void changes_of_one_minute_keep_the_order_of_the_file_and_others_that_of_time()
      throws IOException {
    var incident =
        read("1-1,3,2010-04-07 00:45:00", "1-1,2,2010-04-07 00:44:00", "1-1,1,2010-04-07 00:44:00")
            .getFirst();

    assertThat(incident.events().stream().map(Incident.NewEvent::stage))
        .containsExactly("QUEUED_AWAITING_ASSIGNMENT", "ACCEPTED_IN_PROGRESS", null);
    assertThat(incident.events().stream().map(Incident.NewEvent::sequence))
        .containsExactly(1, 2, 3);
  }

  @Test
  void lines_of_incidents_may_be_mixed() throws IOException {
    var incidents =
        read("1-2,1,2010-04-01 08:00:00", "1-1,1,2010-04-01 08:00:00", "1-2,5,2010-04-01 09:00:00");

    assertThat(incidents.stream().map(Incident::id)).containsExactly("1-2", "1-1");
    assertThat(incidents.getFirst().changes()).hasSize(2);
  }

  @Test
  void what_is_no_such_line_is_refused_with_its_number() {
    assertThatThrownBy(() -> read("1-1,1,2010-04-01 08:00:00", "1-1,14,2010-04-01 08:00:00"))
        .isInstanceOf(SuiteProblem.class)
        .hasMessageEndingWith("line 3: ActivityID is '14' (expected: 1 to 13)");
    assertThatThrownBy(() -> read("1-1,1,2010-02-30 08:00:00"))
        .hasMessageEndingWith(
            "line 2: CompleteTimestamp is '2010-02-30 08:00:00' (expected: such as 2010-04-01"
                + " 00:59:00)");
    assertThatThrownBy(() -> read("1-1,1")).hasMessageContaining("line 2: 2 fields (expected: ");
  }

  @Test
  void another_header_is_refused() throws IOException {
    var file = Files.writeString(directory.resolve("other.csv"), "id,status,at\n");

    assertThatThrownBy(() -> new IncidentFile(file).read())
        .hasMessageContaining("the header is [id, status, at] (expected: [CaseID, ActivityID,");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    var file = directory.resolve("nowhere.csv");

    assertThatThrownBy(() -> new IncidentFile(file).read())
        .isInstanceOf(SuiteProblem.class)
        .hasMessageContaining(file.toString());
  }

  private List<Incident> read(String... lines) throws IOException {
    var file = directory.resolve("incidents.csv");
    Files.writeString(
        file, "CaseID,ActivityID,CompleteTimestamp\n" + String.join("\n", lines) + "\n");
    return new IncidentFile(file).read();
  }
}
