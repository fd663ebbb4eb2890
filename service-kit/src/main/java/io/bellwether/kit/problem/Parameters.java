package io.bellwether.kit.problem;

import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.List;

/// Refuses query parameters that an operation does not have: an ignored parameter would answer a
/// question that nobody asked.
public final class Parameters {

  private Parameters() {}

  public static void refuseUnknown(UriInfo uri, Collection<String> known) {
    List<FieldError> errors =
        uri.getQueryParameters().keySet().stream()
            .filter(name -> !known.contains(name))
            .map(
                name ->
                    FieldError.ofParameter(
                        name,
                        Slug.UNKNOWN_PARAMETER.wireName(),
                        "%s is not a parameter here".formatted(name)))
            .toList();
    if (!errors.isEmpty()) {
      throw Problems.of(
          Slug.UNKNOWN_PARAMETER,
          "%s (expected: %s)"
              .formatted(
                  String.join("; ", errors.stream().map(FieldError::message).toList()),
                  known.isEmpty() ? "no parameters" : String.join(", ", known)),
          errors);
    }
  }
}
