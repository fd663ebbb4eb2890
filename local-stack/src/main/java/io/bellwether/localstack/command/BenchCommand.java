package io.bellwether.localstack.command;

import io.bellwether.localstack.bench.CalendarBench;
import io.bellwether.localstack.bench.ImportBench;
import io.bellwether.localstack.bench.QueryBench;
import io.bellwether.localstack.suite.Ports;
import io.bellwether.localstack.suite.SuiteOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "bench",
    description =
        "Measures beside a named baseline, on parts of its own; fails when it is too slow.")
final class BenchCommand implements Callable<Integer> {

  /// The benchmarks that exist.
  enum Bench {
    // `import` is a word of Java.
    IMPORT,
    CALENDAR,
    QUERY;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "NAME", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Bench bench = Bench.IMPORT;

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = "Cases that import imports, with three activities each (default: 1000000).")
  private long cases = 1_000_000;

  @Option(
      names = "--ports-from",
      paramLabel = "N",
      description = "As for up (default: ports that are free).")
  private @Nullable Integer portsFrom;

  @Mixin private Terminal terminal = new Terminal();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    var options =
        SuiteOptions.usual().withPorts(portsFrom == null ? Ports.free() : new Ports(portsFrom));
    var outcome =
        switch (bench) {
          case IMPORT -> new ImportBench(cases, terminal::complain).run(options);
          case CALENDAR -> new CalendarBench(terminal::complain).run(options);
          case QUERY -> new QueryBench(terminal::complain).run(options);
        };
    terminal.say(outcome.line());
    return outcome.good() ? 0 : 1;
  }
}
