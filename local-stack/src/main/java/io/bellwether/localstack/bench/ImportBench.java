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

/// How long case-service takes to import cases with their activities, beside `COPY` of the rows
/// that came of it.
public final class ImportBench {

  /// At most this many times as long as the `COPY`.
  private static final double MAX_RATIO = 5;

  private static final int MAX_HEAP_MIB = 512;
  private static final String DATABASE = "bellwether_case";

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
      var copying =
          copy(baseline, "support_case", cases)
              .plus(copy(baseline, "activity", cases * CaseLines.ACTIVITIES_OF_A_CASE));
      return outcome(importing, copying, heap.bytes() >> 20);
    }
  }

  private Outcome outcome(Duration importing, Duration copying, long heapMiB) {
    long rows = cases * (1 + CaseLines.ACTIVITIES_OF_A_CASE);
    double ratio = seconds(importing) / seconds(copying);
    return new Outcome(
        String.format(
            Locale.ROOT,
            "import: %,d rows in %.1f s (%,.0f rows/s); COPY of them %.1f s; ratio %.2f (at most %.0f); heap peak %d MiB (at most %d)",
            rows,
            seconds(importing),
            rows / seconds(importing),
            seconds(copying),
            ratio,
            MAX_RATIO,
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

  private Duration copy(CopyBaseline baseline, String table, long rows)
      throws IOException, SQLException {
    var took = baseline.copy(table);
    say("COPY " + table, rows, took);
    return took;
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
