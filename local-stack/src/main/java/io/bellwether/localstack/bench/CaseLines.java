package io.bellwether.localstack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// Cases with three activities each, as files of an import: the same from run to run.
final class CaseLines {

  static final int ACTIVITIES_OF_A_CASE = 3;

  /// A body may have 256 MiB.
  private static final long LINES_OF_A_FILE = 600_000;

  private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
  private static final String[] CHANNELS = {"EMAIL", "PHONE", "CHAT", "WEB"};
  private static final String[] TYPES = {"DEFECT", "HOW_TO"};
  private static final String[] TIERS = {"GOLD", "SILVER", "BRONZE"};

  private CaseLines() {}

  static List<Path> cases(Path directory, long count) throws IOException {
    return files(directory, "cases", count, CaseLines::supportCase);
  }

  static List<Path> activities(Path directory, long cases) throws IOException {
    return files(directory, "activities", cases * ACTIVITIES_OF_A_CASE, CaseLines::activity);
  }

  private static String supportCase(long n) {
    return "{\"externalId\":\"case-%d\",\"accountExternalId\":\"account-%d\",\"createdAt\":\"%s\",\"channel\":\"%s\",\"type\":\"%s\",\"priority\":\"NORMAL\",\"serviceTier\":\"%s\",\"subject\":\"The export of report %d fails\"}\n"
        .formatted(
            n,
            n % 5_000,
            BEGIN.plusSeconds(31 * n),
            CHANNELS[(int) (n % CHANNELS.length)],
            TYPES[(int) (n / 3 % TYPES.length)],
            TIERS[(int) (n / 7 % TIERS.length)],
            n % 900);
  }

  private static String activity(long n) {
    long ofCase = n / ACTIVITIES_OF_A_CASE;
    var inbound = n % ACTIVITIES_OF_A_CASE == 1;
    return "{\"externalId\":\"activity-%d\",\"caseExternalId\":\"case-%d\",\"happenedAt\":\"%s\",\"actorKind\":\"%s\",\"type\":\"REPLY\",\"direction\":\"%s\",\"visibleToCustomer\":true,\"automated\":false%s}\n"
        .formatted(
            n,
            ofCase,
            BEGIN.plusSeconds(31 * ofCase + 600 * (n % ACTIVITIES_OF_A_CASE + 1)),
            inbound ? "CUSTOMER" : "REP",
            inbound ? "INBOUND" : "OUTBOUND",
            inbound ? "" : ",\"minutesWorked\":%d.5".formatted(n % 40));
  }

  private static List<Path> files(
      Path directory, String name, long count, LongFunction<String> line) throws IOException {
    var files = new ArrayList<Path>();
    for (long from = 0; from < count; from += LINES_OF_A_FILE) {
      var file = directory.resolve("%s-%d.ndjson".formatted(name, files.size()));
      try (var out = Files.newBufferedWriter(file)) {
        for (long n = from; n < Math.min(count, from + LINES_OF_A_FILE); n++) {
          out.write(line.apply(n));
        }
      }
      files.add(file);
    }
    return files;
  }
}
