package io.bellwether.kit.collection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One collection of a service. A component of the record that is not `@Nullable` is required;
/// Jakarta constraints on components are checked; `@ReadOnly` components are written by the server
/// only. Implement it as a bean and the collection has its routes, its import and its
/// documentation.
public interface CollectionDefinition<T extends Record> {

  Description<T> describe();

  /// What is impossible in itself, across fields and across references of this service: end before
  /// start, a score outside its scale.
  default void check(T draft, References references, Violations violations) {}

  /// Fills the read-only components that follow from the others.
  default T derive(T draft) {
    return draft;
  }

  /// What completes new rows with what follows for them from others, if anything does: so that they
  /// are stored once, as they are.
  default @Nullable Completion<T> completion() {
    return null;
  }

  /// Runs in the transaction of the write, before the new rows are stored.
  @FunctionalInterface
  interface Completion<T extends Record> {

    /// @return the rows in the same order, with read-only components filled
    List<T> of(Connection connection, List<Written<T>> rows) throws SQLException;
  }

  /// Runs in the transaction of the write, after the rows are stored: keeps what other rows of this
  /// service say in step with them.
  default void written(Connection connection, List<Written<T>> rows) throws SQLException {}

  /// A row as it is stored now.
  ///
  /// @param isNew whether it was not there before, so that nothing can refer to it
  record Written<T extends Record>(UUID id, boolean isNew, T row) {}

  /// Runs in the transaction of a deletion, while the row is still there: removes what follows from
  /// it, and says what is to be done when it is gone.
  default Afterwards deleting(Connection connection, UUID id) throws SQLException {
    return () -> {};
  }

  /// The rest of a deletion.
  @FunctionalInterface
  interface Afterwards {
    void run() throws SQLException;
  }

  /// The collection that keeps what rows of this one were at any time, if one does. Its record has
  /// a reference to this collection, `validFrom` and `validTo` (instants, null for always), `said`
  /// ([Codes]: what was said at its beginning; the rest goes on) and the components whose values
  /// are kept, called as in this record.
  default @Nullable CollectionDefinition<?> states() {
    return null;
  }

  /// @param path the plural in the URL, such as `subscription-lines`
  /// @param entity the singular in the feed and in named ids, such as `subscription-line`
  /// @param noun the singular in operation ids, such as `SubscriptionLine`
  /// @param table the table that holds the rows
  /// @param about one sentence for the documentation
  /// @param derived the service computes its rows; they can be read and not written
  /// @param person the entity of the persons that its rows belong to, if they do
  /// @param voidable its rows have money in them: they are voided and never deleted
  record Description<T extends Record>(
      String path,
      String entity,
      String noun,
      String table,
      Class<T> type,
      String about,
      boolean derived,
      boolean voidable,
      @Nullable String person) {

    public static <T extends Record> Description<T> of(
        String path, String entity, Class<T> type, String about) {
      var noun =
          List.of(entity.split("-")).stream()
              .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
              .reduce("", String::concat);
      return new Description<>(
          path, entity, noun, entity.replace('-', '_'), type, about, false, false, null);
    }

    /// For entities whose name is a word of SQL.
    public Description<T> inTable(String name) {
      return new Description<>(path, entity, noun, name, type, about, derived, voidable, person);
    }

    /// For rows that follow from others.
    public Description<T> asDerived() {
      return new Description<>(path, entity, noun, table, type, about, true, voidable, person);
    }

    /// For rows that money was agreed, charged or booked by. Their table is a `voidable_table`.
    public Description<T> asVoidable() {
      return new Description<>(path, entity, noun, table, type, about, derived, true, person);
    }

    /// For rows that belong to a person, or are the persons. The record says which in a reference
    /// to that entity, and what tells about the person by `@Personal`; the table is a
    /// `personal_table`.
    public Description<T> ofPerson(String name) {
      return new Description<>(path, entity, noun, table, type, about, derived, voidable, name);
    }
  }
}
