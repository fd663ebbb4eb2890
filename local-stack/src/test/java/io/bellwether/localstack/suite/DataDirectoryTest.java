package io.bellwether.localstack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path directory;

  @Test
  void a_new_directory_is_made() {
    var data = new DataDirectory(directory.resolve("deep/inside"));

    assertThatCode(data::prepare).doesNotThrowAnyException();
    assertThat(directory.resolve("deep/inside/facts")).isDirectory();
  }

  @Test
  void what_a_killed_first_start_leaves_is_named_and_not_removed() throws Exception {
    var data = new DataDirectory(directory);
    var leftover = Files.createDirectories(data.postgres()).resolve("PG_VERSION");
    Files.writeString(leftover, "18");

    assertThatThrownBy(data::prepare)
        .isInstanceOf(SuiteProblem.class)
        .hasMessageContaining("remove it and start again");
    assertThat(leftover).exists();
  }

  @Test
  void a_lock_whose_pid_went_to_another_process_is_no_server() throws Exception {
    var data = complete();
    // Our own pid, with a start of long ago: what a reboot leaves.
    lock(data, ProcessHandle.current().pid(), 1_000_000_000L);

    assertThat(data.postmaster()).isEmpty();
    assertThatCode(data::prepare).doesNotThrowAnyException();
    assertThat(data.postgres().resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void data_that_a_running_server_uses_is_refused() throws Exception {
    var data = complete();
    var self = ProcessHandle.current();
    lock(data, self.pid(), self.info().startInstant().orElseThrow().getEpochSecond());

    assertThatThrownBy(data::prepare)
        .isInstanceOf(SuiteProblem.class)
        .hasMessageContaining("in use by another PostgreSQL (pid %d)".formatted(self.pid()));
  }

  private DataDirectory complete() throws Exception {
    var data = new DataDirectory(directory);
    Files.createDirectories(data.postgres().resolve("global"));
    Files.createFile(data.postgres().resolve("global/pg_control"));
    return data;
  }

  private static void lock(DataDirectory data, long pid, long started) throws Exception {
    Files.write(
        data.postgres().resolve("postmaster.pid"),
        List.of(Long.toString(pid), data.postgres().toString(), Long.toString(started)));
  }
}
