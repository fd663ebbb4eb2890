package io.bellwether.scoring.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.export.CsvTable;
import io.bellwether.kit.export.FlatTable;
import io.bellwether.kit.export.Lines;
import io.bellwether.kit.export.Page;
import io.bellwether.kit.export.Representation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers as files: one line for each group, part, point or row, and each says what the answer
/// says of all of them as well. An answer that is one number is one line, and so is one that found
/// nothing to list: it says why.
///
/// Where both have a name, such as the `n` of a group and of all groups, the line has it and what
/// the answer says stands in `whole`.
@Singleton
public class AnswerFiles {

  public static final String CSV =
      "A header and one line a group, part, point or row; one line where the answer is one number"
          + " or has none of them. Columns are the fields of the answer and of the line, with low"
          + " and high for the ends of intervals; whole.{field} is that of the answer where the line"
          + " has a field of this name too. Of what rests on facts the last are asOf, partial and"
          + " warnings (parted by ; ). What is not known is an empty cell.";

  public static final String NDJSON =
      "One JSON object a line: a group, part, point or row with what the answer says of all of them;"
          + " an answer without any is one line. Fields of the answer whose names the line has too"
          + " are in whole, such as whole.n.";

  private static final String WHOLE = "whole";
  private static final String WARNINGS = "warnings";
  private static final List<String> END = List.of("asOf", "partial", WARNINGS);

  /// How an answer is written line by line.
  ///
  /// @param list the field whose elements become lines; null where the answer is one line
  /// @param head the answer's own fields that a table has; none where lines are of the elements
  ///   alone
  /// @param element fields of the elements
  /// @param added further fields of the answer, last because new columns do not move the others
  public record Layout(
      @Nullable String list, List<String> head, List<String> element, List<String> added) {

    public Layout(@Nullable String list, List<String> head, List<String> element) {
      this(list, head, element, List.of());
    }

    List<String> columns() {
      var names = names();
      Predicate<String> isOfBoth = column -> names.contains(first(column));
      return Stream.of(
              head.stream().filter(isOfBoth.negate()),
              element.stream(),
              head.stream().filter(isOfBoth).map(column -> WHOLE + "." + column),
              added.stream(),
              head.isEmpty() ? Stream.<String>of() : END.stream())
          .flatMap(columns -> columns)
          .toList();
    }

    /// The fields that the elements have for themselves.
    Set<String> names() {
      return element.stream().map(Layout::first).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String first(String column) {
      return column.split("\\.")[0];
    }
  }

  private final ObjectMapper json;

  AnswerFiles(ObjectMapper json) {
    this.json = json;
  }

  public Response write(Object answer, Layout layout, String kind, UriInfo uri, Request request) {
    var representation = Representation.of(request);
    return new Page(kind, null, uri)
        .as(
            representation,
            answer,
            () -> table(answer, layout),
            () -> new Lines(lines(answer, layout), json));
  }

  CsvTable table(Object answer, Layout layout) {
    var lines = lines(answer, layout);
    for (var line : lines) {
      line.put(
          WARNINGS,
          line.path(WARNINGS)
              .valueStream()
              .map(JsonNode::asText)
              .collect(Collectors.joining("; ")));
    }
    return FlatTable.of(layout.columns(), lines);
  }

  List<ObjectNode> lines(Object answer, Layout layout) {
    ObjectNode head = json.valueToTree(answer);
    if (layout.list() == null) {
      return List.of(head);
    }
    var elements = Objects.requireNonNull(head.remove(layout.list()));
    if (layout.head().isEmpty()) {
      head.removeAll();
    }
    setApart(head, layout, elements);
    var lines = new ArrayList<ObjectNode>();
    elements.forEach(
        element -> {
          var line = head.deepCopy();
          line.setAll((ObjectNode) element);
          lines.add(line);
        });
    return lines.isEmpty() && !head.isEmpty() ? List.of(head) : lines;
  }

  /// What the lines would overwrite.
  private static void setApart(ObjectNode head, Layout layout, JsonNode elements) {
    var names = layout.names();
    elements.forEach(element -> element.fieldNames().forEachRemaining(names::add));
    var whole = head.deepCopy().retain(names);
    head.remove(names);
    if (!whole.isEmpty()) {
      head.set(WHOLE, whole);
    }
  }
}
