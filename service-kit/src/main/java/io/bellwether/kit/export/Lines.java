package io.bellwether.kit.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;

/// Objects as JSON, one a line.
public final class Lines {

  private final StringBuilder text = new StringBuilder();

  public Lines(Collection<?> objects, ObjectMapper json) {
    for (var object : objects) {
      try {
        text.append(json.writeValueAsString(object)).append('\n');
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
