package io.bellwether.scoring.standard;

import io.bellwether.scoring.metric.Filter;
import io.bellwether.scoring.query.Query;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of the whole a result is about.
///
/// @param values by dimension, where there is one value
/// @param narrower whether it is also narrowed otherwise
record Part(Map<String, String> values, boolean narrower) {

  static Part of(Query query, Map<String, String> group) {
    var values = new HashMap<>(group);
    boolean narrower = false;
    for (var filter : query.filters()) {
      if (filter.operator() != Filter.Operator.NE && filter.values().size() == 1) {
        values.put(filter.dimension(), filter.values().getFirst());
      } else {
        narrower |= !group.containsKey(filter.dimension());
      }
    }
    return new Part(values, narrower);
  }

  boolean isWhole() {
    return values.isEmpty() && !narrower;
  }

  boolean isIn(String dimension, @Nullable String value) {
    return value != null && value.equals(values.get(dimension));
  }

  /// Whether this dimension is all that it says.
  boolean says(String dimension) {
    return values.keySet().equals(Set.of(dimension)) && !narrower;
  }
}
