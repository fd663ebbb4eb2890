package io.bellwether.scoring.intake;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.FactWriter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The present state of every source. Read it before the facts: what is read afterwards is at least
/// as new as it says.
@Singleton
public class SourceStates {

  private final FactWriter writer;
  private final Map<Source, SourceState> states = new ConcurrentHashMap<>();

  public SourceStates(FactWriter writer) {
    this.writer = writer;
  }

  public SourceState get(Source source) {
    return states.computeIfAbsent(source, s -> SourceState.atStart(writer.cursor(s)));
  }

  public List<SourceState> list() {
    return Stream.of(Source.values()).map(this::get).toList();
  }

  void change(Source source, UnaryOperator<SourceState> change) {
    get(source);
    states.computeIfPresent(source, (_, state) -> change.apply(state));
  }
}
