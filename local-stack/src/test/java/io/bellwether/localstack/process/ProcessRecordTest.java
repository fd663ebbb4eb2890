package io.bellwether.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessRecordTest {

  private Process process;

  @BeforeEach
  void start() throws Exception {
    process = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  @Test
  void a_process_that_we_started_is_found_again() {
    var record = ProcessRecord.of("sleeper", process.toHandle());

    assertThat(record.running()).contains(process.toHandle());
  }

  @Test
  void a_process_that_got_the_pid_of_ours_later_is_not_ours() {
    var ours = ProcessRecord.of("sleeper", process.toHandle());
    var earlier = new ProcessRecord("sleeper", ours.pid(), ours.startedEpochMillis() - 60_000);

    assertThat(earlier.running()).isEmpty();
  }

  @Test
  void a_process_that_has_ended_is_not_running() throws Exception {
    var record = ProcessRecord.of("sleeper", process.toHandle());
    process.destroyForcibly().waitFor();

    assertThat(record.running()).isEmpty();
  }

  @Test
  void a_process_that_does_not_listen_is_ended_all_the_same() throws Exception {
    var deaf =
        new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done")
            .start();
    assertThat(deaf.inputReader().readLine()).isEqualTo("ready");

    Ending.gracefully(List.of(deaf.toHandle()), Duration.ofMillis(300));

    assertThat(deaf.isAlive()).isFalse();
  }
}
