package io.bellwether.scoring.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One question that the product is asked.
///
/// @param repeats the questions that this one only repeats; empty if it asks for something itself
/// @param dimensions what an answer should be grouped and filtered by
/// @param refused what of it is not answered, and why
public record Question(
    String id,
    String text,
    List<String> repeats,
    List<String> inputs,
    List<String> dimensions,
    @Nullable String refused) {

  public Question {
    repeats = List.copyOf(repeats);
    inputs = List.copyOf(inputs);
    dimensions = List.copyOf(dimensions);
  }
}
