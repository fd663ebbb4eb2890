package io.bellwether.kit.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Objects as lines of a table: a column is the path of a value in them, `interval.from`. The two
/// ends of an interval are its `low` and its `high`; other lists are one cell, their values parted
/// by spaces, and so is what is said by name, such as a group. Of a list of objects a column names
/// one field, `definitions.definition`; without one its cell is JSON.
public final class FlatTable {

  private static final List<String> ENDS = List.of("low", "high");

  private FlatTable() {}

  public static CsvTable of(List<String> columns, List<? extends JsonNode> objects) {
    var table = new CsvTable(columns);
    for (var object : objects) {
      table.add(columns.stream().map(column -> cell(object, column)).toList());
    }
    return table;
  }

  private static @Nullable Object cell(JsonNode object, String column) {
    var value = object;
    for (var step : column.split("\\.")) {
      value = value.isArray() ? ofList(value, step) : value.path(step);
    }
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isNumber() ? value.numberValue() : text(value);
  }

  private static JsonNode ofList(JsonNode list, String step) {
    return ENDS.contains(step)
        ? list.path(ENDS.indexOf(step))
        : list.findValues(step).stream()
            .collect(JsonNodeFactory.instance::arrayNode, ArrayNode::add, ArrayNode::addAll);
  }

  private static String text(JsonNode value) {
    if (!value.isContainerNode()) {
      return value.asText();
    }
    return value.valueStream().anyMatch(JsonNode::isContainerNode)
        ? value.toString()
        : value.valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
  }
}
