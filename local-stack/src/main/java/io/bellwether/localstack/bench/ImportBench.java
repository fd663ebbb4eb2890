package io.bellwether.localstack.bench;

import io.bellwether.localstack.identity.DemoUser;
import io.bellwether.localstack.identity.DevelopmentIdentity;
import io.bellwether.localstack.suite.LocalSuite;
import io.bellwether.localstack.suite.Service;
import io.bellwether.localstack.suite.SuiteOptions;
import io.bellwether.localstack.suite.SuiteProblem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How long case-service takes to import cases with their activities, beside `COPY` of the rows
/// that came of it: those of the two collections, and those that the import writes besides into the
/// tables of what follows, of the feed and of the audit.
public final class ImportBench {

  /// At most this many times as long as the `COPY`.
  private static final double MAX_RATIO = 5;

  private static final int MAX_HEAP_MIB = 512;
  private static final String DATABASE = "bellwether_case";

  private static final List<String> IMPORTED = List.of("support_case", "activity");
  private static final List<String> WRITTEN_BESIDES =
      List.of("case_interval", "sla_clock", "change_log", "audit_entry");

  private final long cases;
  private final Consumer<String> progress;

  public ImportBench(long cases, Consumer<String> progress) {
    this.cases = cases;
    this.progress = progress;
  }

  public Outcome run(SuiteOptions usual) throws IOException, InterruptedException, SQLException {
    try (var place = BenchDirectory.make()) {
      return run(place.options(usual, Service.CASE), place.path());
    }
  }

  private Outcome run(SuiteOptions options, Path directory)
      throws IOException, InterruptedException, SQLException {
    var caseFiles = CaseLines.cases(directory, cases);
    var activityFiles = CaseLines.activities(directory, cases);
    try (var suite = LocalSuite.start(options);
        var heap = new HeapPeak(suite.managementUrl(Service.CASE.module()))) {
      var importing =
          load(suite, "cases", caseFiles).plus(load(suite, "activities", activityFiles));
      var baseline = new CopyBaseline(suite.postgres().superuser(DATABASE), directory);
      var copying = copy(baseline, IMPORTED);
      return outcome(
          importing, copying, copying.plus(copy(baseline, WRITTEN_BESIDES)), heap.bytes() >> 20);
    }
  }

  /// @param copying the rows of the two collections alone
  /// @param copyingAll those that were written besides too
  private Outcome outcome(Duration importing, Duration copying, Duration copyingAll, long heapMiB) {
    long rows = cases * (1 + CaseLines.ACTIVITIES_OF_A_CASE);
    double ratio = seconds(importing) / seconds(copyingAll);
    return new Outcome(
        String.format(
            Locale.ROOT,
            "import: %,d rows in %.1f s (%,.0f rows/s); COPY of all rows that it wrote, into %s: %.1f s; ratio %.2f (at most %.0f; %.2f to the first two alone, %.1f s); heap peak %d MiB (at most %d)",
            rows,
            seconds(importing),
            rows / seconds(importing),
            Stream.concat(IMPORTED.stream(), WRITTEN_BESIDES.stream())
                .collect(Collectors.joining(", ")),
            seconds(copyingAll),
            ratio,
            MAX_RATIO,
            seconds(importing) / seconds(copying),
            seconds(copying),
            heapMiB,
            MAX_HEAP_MIB),
        ratio <= MAX_RATIO && heapMiB > 0 && heapMiB <= MAX_HEAP_MIB);
  }

  private Duration load(LocalSuite suite, String collection, List<Path> files)
      throws IOException, InterruptedException {
    long rows = 0;
    long began = System.nanoTime();
    for (var file : files) {
      rows += load(suite, collection, file);
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    say(collection, rows, took);
    return took;
  }

  private static long load(LocalSuite suite, String collection, Path file)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "%s/v1/%s:import"
                        .formatted(suite.serviceUrl(Service.CASE.module()), collection)))
            .header(
                "Authorization",
                "Bearer "
                    + suite
                        .identity()
                        .token(DevelopmentIdentity.claimsOf(DemoUser.ANA), Duration.ofHours(2)))
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200 || !answer.body().contains("\"failed\":0")) {
        throw new SuiteProblem(
            "the import of %s was answered with %d: %s"
                .formatted(collection, answer.statusCode(), answer.body().lines().findFirst()));
      }
    }
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }

  private Duration copy(CopyBaseline baseline, List<String> tables)
      throws IOException, SQLException {
    var all = Duration.ZERO;
    for (var table : tables) {
      var copied = baseline.copy(table);
      say("COPY " + table, copied.rows(), copied.took());
      all = all.plus(copied.took());
    }
    return all;
  }

  private void say(String what, long rows, Duration took) {
    progress.accept(
        String.format(
            Locale.ROOT,
            "%-20s %,10d rows %8.1f s %,10.0f rows/s",
            what,
            rows,
            seconds(took),
            rows / seconds(took)));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
