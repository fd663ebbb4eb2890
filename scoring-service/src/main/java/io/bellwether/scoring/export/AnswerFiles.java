package io.bellwether.scoring.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers as files: one line for each group, part, point or row, and each says what the answer
/// says of all of them as well. An answer that is one number is one line.
@Singleton
public class AnswerFiles {

  public static final String CSV =
      "A header and one line a group, part, point or row; one line where the answer is one number."
          + " Columns are the fields of the answer and of the line, with low and high for the ends"
          + " of intervals. What is not known is an empty cell.";

  public static final String NDJSON =
      "One JSON object a line: a group, part, point or row with what the answer says of all of them.";

  /// How an answer is written line by line.
  ///
  /// @param list the field whose elements become lines; null where the answer is one line
  /// @param head the answer's own fields that a table has, those of the elements after them
  /// @param element fields of the elements
  public record Layout(@Nullable String list, List<String> head, List<String> element) {
    List<String> columns() {
      return Stream.concat(head.stream(), element.stream()).toList();
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
            () -> FlatTable.of(layout.columns(), lines(answer, layout)),
            () -> new Lines(lines(answer, layout), json));
  }

  private List<ObjectNode> lines(Object answer, Layout layout) {
    ObjectNode head = json.valueToTree(answer);
    head.remove(List.of("sources", "warnings"));
    if (layout.list() == null) {
      return List.of(head);
    }
    var elements = Objects.requireNonNull(head.remove(layout.list()));
    var lines = new ArrayList<ObjectNode>();
    elements.forEach(
        element -> {
          var line = head.deepCopy();
          line.setAll((ObjectNode) element);
          lines.add(line);
        });
    return lines;
  }
}
