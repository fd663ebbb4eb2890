package io.bellwether.kit.collection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Lines of an import that refer to rows further down in the same file. Lines of one row keep their
/// order; rows come after those that they refer to.
final class WaitingLines {

  private final Map<UUID, Row> rows = new LinkedHashMap<>();
  private int size;

  private static final class Row {
    private final List<ImportRun.Parsed> lines = new ArrayList<>();
    private final Set<UUID> missing = new LinkedHashSet<>();
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  boolean holds(UUID id) {
    return rows.containsKey(id);
  }

  void add(ImportRun.Parsed line, UUID missing) {
    var row = addTo(line);
    var own = Objects.requireNonNull(line.draft()).id();
    if (!missing.equals(own)) {
      row.missing.add(missing);
    }
  }

  /// A line that must not overtake an earlier one of its row.
  void addBehind(ImportRun.Parsed line) {
    addTo(line);
  }

  private Row addTo(ImportRun.Parsed line) {
    var row = rows.computeIfAbsent(Objects.requireNonNull(line.draft()).id(), id -> new Row());
    row.lines.add(line);
    size++;
    return row;
  }

  /// Takes all, what is referred to first. A circle keeps the order of the file.
  List<ImportRun.Parsed> takeInOrder() {
    var lines = new ArrayList<ImportRun.Parsed>(size);
    var taken = new HashSet<UUID>();
    for (var id : rows.keySet()) {
      takeWithReferred(id, taken, lines);
    }
    rows.clear();
    size = 0;
    return lines;
  }

  /// Walks with a stack of its own: a chain may be as long as the file.
  private void takeWithReferred(UUID start, Set<UUID> taken, List<ImportRun.Parsed> lines) {
    var stack = new ArrayDeque<UUID>();
    stack.push(start);
    while (!stack.isEmpty()) {
      var id = stack.peek();
      var row = rows.get(id);
      if (row == null) {
        stack.pop();
        continue;
      }
      if (taken.add(id)) {
        row.missing.stream().filter(missing -> !taken.contains(missing)).forEach(stack::push);
      } else {
        stack.pop();
        lines.addAll(row.lines);
        row.lines.clear();
      }
    }
  }
}
