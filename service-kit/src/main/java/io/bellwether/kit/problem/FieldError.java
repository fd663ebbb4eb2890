package io.bellwether.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a request: where (a JSON pointer into the body, or a parameter),
/// which kind, and a sentence with the value and what was expected.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(
    @Nullable String pointer, @Nullable String parameter, String code, String message) {

  public static FieldError at(String field, String code, String message) {
    return new FieldError("/" + field, null, code, message);
  }

  public static FieldError ofParameter(String parameter, String code, String message) {
    return new FieldError(null, parameter, code, message);
  }
}
