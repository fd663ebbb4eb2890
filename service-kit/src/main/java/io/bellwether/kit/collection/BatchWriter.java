package io.bellwether.kit.collection;

import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.Validator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes drafts of one collection inside a transaction: reads what is there, merges, checks, and
/// stores the whole batch with one insert and one update. A single create is a batch of one.
final class BatchWriter<T extends Record> {

  private final Shape<T> shape;
  private final Catalog catalog;
  private final Validator validator;
  private final Table table;
  private final Map<UUID, Row> stored = new HashMap<>();
  private final Set<UUID> inserted = new LinkedHashSet<>();
  private final Set<UUID> changed = new LinkedHashSet<>();
  private final Map<String, Set<UUID>> known = new HashMap<>();

  BatchWriter(Shape<T> shape, Catalog catalog, Validator validator) {
    this.shape = shape;
    this.catalog = catalog;
    this.validator = validator;
    this.table = new Table(shape);
  }

  /// Another transaction stored one of the ids first; the batch is to be repeated.
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  List<WriteResult> write(Connection connection, List<Draft> drafts) throws SQLException {
    stored.putAll(
        table.lock(
            connection,
            drafts.stream().map(Draft::id).collect(java.util.stream.Collectors.toSet())));
    resolveReferences(connection, drafts);
    var checks = shape.definition().checks(connection);
    var results = new ArrayList<WriteResult>();
    for (var draft : drafts) {
      results.add(apply(draft, checks));
    }
    store(connection);
    return results;
  }

  private void store(Connection connection) throws SQLException {
    changed.removeAll(inserted);
    if (!inserted.isEmpty() && table.insert(connection, rows(inserted)) < inserted.size()) {
      throw new Overtaken();
    }
    if (!changed.isEmpty()) {
      table.update(connection, rows(changed));
    }
    var touched = new LinkedHashSet<>(inserted);
    touched.addAll(changed);
    if (!touched.isEmpty()) {
      shape.definition().written(connection, touched);
    }
  }

  private List<Row> rows(Set<UUID> ids) {
    return ids.stream().map(id -> java.util.Objects.requireNonNull(stored.get(id))).toList();
  }

  private WriteResult apply(Draft draft, CollectionDefinition.Check<T> checks) throws SQLException {
    try {
      var before = stored.get(draft.id());
      if (before != null && isOlder(draft, before)) {
        return new WriteResult.Done(WriteResult.Kind.STALE, draft.id());
      }
      var after = merge(draft, before, checks);
      if (before == null) {
        stored.put(draft.id(), after);
        inserted.add(draft.id());
        return new WriteResult.Done(WriteResult.Kind.CREATED, draft.id());
      }
      if (after.values().equals(before.values())) {
        return new WriteResult.Done(WriteResult.Kind.UNCHANGED, draft.id());
      }
      refuseSameTimeOtherContent(draft, before);
      stored.put(draft.id(), after);
      changed.add(draft.id());
      return new WriteResult.Done(WriteResult.Kind.UPDATED, draft.id());
    } catch (DanglingReference dangling) {
      return new WriteResult.Dangling(
          dangling.problem, dangling.entity.equals(shape.description().entity()));
    } catch (HttpProblem problem) {
      return new WriteResult.Failed(problem);
    }
  }

  private static boolean isOlder(Draft draft, Row before) {
    return draft.sourceUpdatedAt() != null
        && before.sourceUpdatedAt() != null
        && draft.sourceUpdatedAt().isBefore(before.sourceUpdatedAt());
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

  private Row merge(Draft draft, @Nullable Row before, CollectionDefinition.Check<T> checks)
      throws SQLException {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var attribute : shape.attributes()) {
      var name = attribute.name();
      values.put(
          name,
          draft.values().containsKey(name) || before == null
              ? draft.values().get(name)
              : before.values().get(name));
    }
    var checked = shape.values(check(values, before, checks));
    return new Row(
        draft.id(),
        before == null ? draft.externalId() : before.externalId(),
        before == null ? 1 : before.version(),
        draft.sourceUpdatedAt() != null || before == null
            ? draft.sourceUpdatedAt()
            : before.sourceUpdatedAt(),
        null,
        null,
        checked);
  }

  private T check(
      Map<String, @Nullable Object> values,
      @Nullable Row before,
      CollectionDefinition.Check<T> checks)
      throws SQLException {
    var violations = new Violations();
    for (var attribute : shape.attributes()) {
      if (attribute.required() && !attribute.readOnly() && values.get(attribute.name()) == null) {
        violations.add(attribute.name(), null, attribute.type().expected());
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
    checks.check(draft, violations);
    violations.throwIfAny();
    refuseDangling(values, before);
    return shape.definition().derive(draft);
  }

  /// The transaction's view of which rows of this service are referred to and exist.
  private void resolveReferences(Connection connection, List<Draft> drafts) throws SQLException {
    for (var attribute : shape.attributes()) {
      var target = target(attribute);
      if (target == null) {
        continue;
      }
      var ids = new HashSet<UUID>();
      for (var draft : drafts) {
        if (draft.values().get(attribute.name()) instanceof UUID id) {
          ids.add(id);
        }
      }
      known
          .computeIfAbsent(attribute.name(), name -> new HashSet<>())
          .addAll(new Table(target).existing(connection, ids));
    }
  }

  private @Nullable Shape<?> target(Attribute attribute) {
    var entity = attribute.references();
    return entity == null ? null : catalog.findByEntity(entity).orElse(null);
  }

  /// A reference that is already stored resolves: the database's foreign key says so.
  private void refuseDangling(Map<String, @Nullable Object> values, @Nullable Row before) {
    for (var attribute : shape.attributes()) {
      var name = attribute.name();
      var target = target(attribute);
      if (target == null
          || !(values.get(name) instanceof UUID id)
          || (before != null && id.equals(before.values().get(name)))) {
        continue;
      }
      if (!known.getOrDefault(name, Set.of()).contains(id)) {
        throw new DanglingReference(name, target.description().entity(), id);
      }
    }
  }

  private static final class DanglingReference extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient HttpProblem problem;
    private final String entity;

    DanglingReference(String field, String entity, UUID id) {
      var message = "%s: no %s with id %s".formatted(field, entity, id);
      this.entity = entity;
      problem =
          Problems.of(
              Slug.UNKNOWN_REFERENCE,
              message,
              List.of(FieldError.at(field, Slug.UNKNOWN_REFERENCE.wireName(), message)));
    }
  }
}
