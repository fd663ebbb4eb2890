package io.bellwether.survey.response;

import io.bellwether.kit.collection.CollectionDefinition;
import io.bellwether.kit.collection.Violations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A score lies on the scale of its survey. A batch asks for each survey once.
final class ScaleCheck implements CollectionDefinition.Check<Response> {

  private final Connection connection;
  private final Map<UUID, Optional<Scale>> scales = new HashMap<>();

  private record Scale(int min, int max) {}

  ScaleCheck(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void check(Response draft, Violations violations) throws SQLException {
    var scale = scales.get(draft.surveyId());
    if (scale == null) {
      scale = find(draft.surveyId());
      scales.put(draft.surveyId(), scale);
    }
    // A survey that is not there is an unknown reference, which is said elsewhere.
    scale.ifPresent(
        s ->
            violations.unless(
                s.min() <= draft.score() && draft.score() <= s.max(),
                "score",
                draft.score(),
                "a score on the survey's scale, %d to %d".formatted(s.min(), s.max())));
  }

  private Optional<Scale> find(UUID surveyId) throws SQLException {
    try (var query =
        connection.prepareStatement("SELECT scale_min, scale_max FROM survey WHERE id = ?")) {
      query.setObject(1, surveyId);
      try (var row = query.executeQuery()) {
        return row.next() ? Optional.of(new Scale(row.getInt(1), row.getInt(2))) : Optional.empty();
      }
    }
  }
}
