package io.bellwether.kit.collection;

import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.Validator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes drafts of one collection inside a transaction: reads what is there, merges, checks, and
/// stores the whole batch with one insert and one update. A single create is a batch of one.
final class BatchWriter<T extends Record> {

  private final Shape<T> shape;
  private final Validator validator;
  private final Table table;
  private final References references;
  private final @Nullable History history;
  private final @Nullable Erasures erasures;
  private final Map<UUID, Row> stored = new HashMap<>();

  // Sorted, so that two batches never wait for each other in a circle.
  private final Set<UUID> inserted = new TreeSet<>();
  private final Set<UUID> changed = new TreeSet<>();
  private final Set<UUID> confirmed = new TreeSet<>();

  /// Rows whose draft waits; what the same file says of them later must not overtake it.
  private final Set<UUID> waiting;

  BatchWriter(Shape<T> shape, Catalog catalog, Validator validator) {
    this(shape, catalog, validator, Set.of());
  }

  /// @param waiting rows of which a draft before this batch waits
  BatchWriter(Shape<T> shape, Catalog catalog, Validator validator, Set<UUID> waiting) {
    this.waiting = new HashSet<>(waiting);
    this.shape = shape;
    this.validator = validator;
    this.table = new Table(shape);
    this.references = new References(shape, catalog);
    this.history = History.of(shape);
    this.erasures = Erasures.of(shape);
  }

  List<WriteResult> write(Connection connection, List<Draft> drafts) throws SQLException {
    if (erasures != null) {
      erasures.read(connection, drafts);
    }
    stored.putAll(
        table.lock(connection, drafts.stream().map(Draft::id).collect(Collectors.toSet())));
    references.read(connection, drafts, stored.values());
    if (history != null) {
      history.read(connection, stored.keySet());
    }
    var results = drafts.stream().map(this::apply).toList();
    store(connection);
    return results;
  }

  private void store(Connection connection) throws SQLException {
    changed.removeAll(inserted);
    confirmed.removeAll(inserted);
    confirmed.removeAll(changed);
    if (!inserted.isEmpty()) {
      complete(connection);
      table.insert(connection, rows(inserted));
    }
    if (!changed.isEmpty()) {
      table.update(connection, rows(changed));
    }
    if (history != null) {
      history.store(connection);
    }
    if (!confirmed.isEmpty()) {
      table.confirm(connection, rows(confirmed));
    }
    var touched = new TreeSet<>(inserted);
    touched.addAll(changed);
    if (!touched.isEmpty()) {
      shape.definition().written(connection, rows(touched).stream().map(this::written).toList());
    }
  }

  private void complete(Connection connection) throws SQLException {
    var completion = shape.definition().completion();
    if (completion != null) {
      var rows = rows(inserted);
      var complete = completion.of(connection, rows.stream().map(this::written).toList());
      for (int n = 0; n < rows.size(); n++) {
        stored.put(rows.get(n).id(), rows.get(n).with(shape.values(complete.get(n))));
      }
    }
  }

  private CollectionDefinition.Written<T> written(Row row) {
    return new CollectionDefinition.Written<>(
        row.id(), inserted.contains(row.id()), shape.record(row.values()));
  }

  private List<Row> rows(Set<UUID> ids) {
    return ids.stream().map(id -> Objects.requireNonNull(stored.get(id))).toList();
  }

  private WriteResult apply(Draft draft) {
    var entity = shape.description().entity();
    if (waiting.contains(draft.id())) {
      return new WriteResult.Dangling(behind(draft), draft.id(), entity, draft.id());
    }
    try {
      var before = stored.get(draft.id());
      if (before != null && isOlder(draft, before)) {
        return new WriteResult.Done(WriteResult.Kind.STALE, draft.id());
      }
      if (erasures != null) {
        erasures.refuse(draft, before);
      }
      var values = merged(draft, before);
      // A voided row stays as it is; what it referred to may have been voided with it.
      var dangling =
          before != null && before.voiding() != null ? null : references.firstDangling(values);
      if (dangling != null) {
        waiting.add(draft.id());
        return new WriteResult.Dangling(
            problem(dangling), draft.id(), dangling.entity(), dangling.id());
      }
      var checked = shape.values(checked(values, before));
      var said = history == null ? null : history.said(draft, before, checked);
      var after = row(draft, before, said == null ? checked : said.values());
      var kind = kindOf(draft, before, after, said != null && said.news());
      if (history != null && said != null) {
        history.keep(draft.id(), said);
      }
      stored.put(draft.id(), after);
      references.add(entity, after);
      return new WriteResult.Done(kind, draft.id());
    } catch (HttpProblem problem) {
      return new WriteResult.Failed(problem);
    }
  }

  private WriteResult.Kind kindOf(Draft draft, @Nullable Row before, Row after, boolean news) {
    if (before == null) {
      inserted.add(draft.id());
      return WriteResult.Kind.CREATED;
    }
    if (!news
        && after.values().equals(before.values())
        && Objects.equals(after.externalId(), before.externalId())) {
      if (!Objects.equals(after.sourceUpdatedAt(), before.sourceUpdatedAt())) {
        // The same content is now known to be newer: what is older must not come after it.
        confirmed.add(draft.id());
      }
      return WriteResult.Kind.UNCHANGED;
    }
    refuseVoided(before);
    refuseSameTimeOtherContent(draft, before);
    changed.add(draft.id());
    return WriteResult.Kind.UPDATED;
  }

  private static boolean isOlder(Draft draft, Row before) {
    return draft.sourceUpdatedAt() != null
        && before.sourceUpdatedAt() != null
        && draft.sourceUpdatedAt().isBefore(before.sourceUpdatedAt());
  }

  private static void refuseVoided(Row before) {
    var voiding = before.voiding();
    if (voiding != null) {
      throw Problems.of(
          Slug.INVALID_STATE,
          "%s was voided at %s (expected: a row that is not; a new one has an externalId of its own)"
              .formatted(before.id(), voiding.at()));
    }
  }

  private static void refuseSameTimeOtherContent(Draft draft, Row before) {
    if (draft.sourceUpdatedAt() != null
        && draft.sourceUpdatedAt().equals(before.sourceUpdatedAt())) {
      throw Problems.of(
          Slug.CONFLICT,
          "sourceUpdatedAt %s is that of the stored row, whose content differs (expected: a later one)"
              .formatted(draft.sourceUpdatedAt()));
    }
  }

  private Map<String, @Nullable Object> merged(Draft draft, @Nullable Row before) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var attribute : shape.attributes()) {
      var name = attribute.name();
      values.put(
          name,
          draft.values().containsKey(name) || before == null
              ? draft.values().get(name)
              : before.values().get(name));
    }
    return values;
  }

  private static Row row(Draft draft, @Nullable Row before, Map<String, @Nullable Object> values) {
    if (before == null) {
      return new Row(
          draft.id(),
          draft.externalId(),
          1,
          draft.sourceUpdatedAt(),
          null,
          null,
          values,
          null,
          null);
    }
    return new Row(
        draft.id(),
        before.externalId() == null ? draft.externalId() : before.externalId(),
        before.version(),
        draft.sourceUpdatedAt() == null ? before.sourceUpdatedAt() : draft.sourceUpdatedAt(),
        null,
        null,
        values,
        before.voiding(),
        before.erasedAt());
  }

  private T checked(Map<String, @Nullable Object> values, @Nullable Row before) {
    var violations = new Violations();
    for (var attribute : shape.attributes()) {
      var value = values.get(attribute.name());
      if (attribute.required() && !attribute.readOnly() && value == null) {
        violations.add(attribute.name(), null, attribute.type().expected());
      }
      if (before != null
          && attribute.immutable()
          && !Objects.equals(value, before.values().get(attribute.name()))) {
        violations.add(
            attribute.name(),
            value,
            "'%s', which cannot change".formatted(before.values().get(attribute.name())));
      }
    }
    violations.throwIfAny();
    var draft = shape.record(values);
    for (var violation : validator.validate(draft)) {
      violations.add(
          violation.getPropertyPath().toString(),
          violation.getInvalidValue(),
          violation.getMessage());
    }
    shape.definition().check(draft, references, violations);
    violations.throwIfAny();
    return shape.definition().derive(draft);
  }

  private static HttpProblem problem(References.Dangling dangling) {
    var message =
        "%s: no %s with id %s (expected: one that exists and is not voided)"
            .formatted(dangling.attribute(), dangling.entity(), dangling.id());
    return Problems.of(
        Slug.UNKNOWN_REFERENCE,
        message,
        List.of(FieldError.at(dangling.attribute(), Slug.UNKNOWN_REFERENCE.wireName(), message)));
  }

  private static HttpProblem behind(Draft draft) {
    return Problems.of(
        Slug.UNKNOWN_REFERENCE,
        "an earlier line for id %s refers to something that is not there (expected: it exists)"
            .formatted(draft.id()));
  }
}
