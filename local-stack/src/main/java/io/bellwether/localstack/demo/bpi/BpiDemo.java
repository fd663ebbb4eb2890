package io.bellwether.localstack.demo.bpi;

import io.bellwether.localstack.demo.GatewayClient;
import io.bellwether.localstack.demo.ScoringCaughtUp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The incidents of the BPI Challenge 2013 as cases with their events. The file is not ours to pass
/// on: whoever has it says where it is. In whatever order its lines are sent, the same rows come of
/// them, and loading it again changes nothing.
public final class BpiDemo {

  /// Whose tenant it belongs to.
  public static final String USER = "otto";

  /// What the file covers.
  public static final String PERIOD = "from=2010-03-01&to=2012-06-01";

  private final GatewayClient client;
  private final Consumer<String> progress;
  private final Path file;
  private final @Nullable Long shuffled;

  /// @param shuffled the seed of the order in which lines are sent; null for that of the file
  public BpiDemo(
      GatewayClient client, Consumer<String> progress, Path file, @Nullable Long shuffled) {
    this.client = client;
    this.progress = progress;
    this.file = file;
    this.shuffled = shuffled;
  }

  /// Imports all and returns when scoring has applied it.
  public void load() throws IOException, InterruptedException {
    var began = Instant.now();
    var incidents = new IncidentFile(file).read();
    progress.accept(
        "%,d incidents with %,d changes of status, %s"
            .formatted(
                incidents.size(),
                incidents.stream().mapToInt(one -> one.changes().size()).sum(),
                shuffled == null ? "as the file has them" : "shuffled with seed " + shuffled));
    load("cases", incidents.stream().map(Incident::supportCase).toList());
    load("case-events", incidents.stream().flatMap(one -> one.events().stream()).toList());
    var written = Instant.now();
    progress.accept("waiting for scoring to apply it");
    new ScoringCaughtUp(client).await(written);
    progress.accept(
        "done after %.1f s".formatted(Duration.between(began, Instant.now()).toMillis() / 1000.0));
  }

  private void load(String collection, List<?> lines) throws IOException, InterruptedException {
    var inOrder = new ArrayList<>(lines);
    if (shuffled != null) {
      Collections.shuffle(inOrder, new Random(shuffled));
    }
    progress.accept(
        "%-20s %s".formatted(collection, client.importInto(collection, inOrder::stream)));
  }
}
