package io.bellwether.scoring.catalogue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.bellwether.scoring.catalogue.QuestionInputs.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Set;

/// Writes what each question needs to know as a page for people.
final class InputReference {

  private InputReference() {}

  static String of(Collection<Question> questions, Set<String> planned) {
    var page = new StringBuilder();
    page.append("# Inputs\n\n");
    page.append(
        "What the product is asked, and the collections and fields that it needs for that. ");
    page.append("Generated from `questions.csv` of scoring-service by `InputReferenceTest`, ");
    page.append("which fails when no service has such a field.\n\n");
    if (!planned.isEmpty()) {
      page.append("## Not held yet\n\n");
      page.append("Marked with * below.\n\n");
    }
    planned.forEach(
        input ->
            page.append(
                "- `%s`: %s%n"
                    .formatted(
                        input,
                        questions.stream()
                            .filter(question -> question.inputs().contains(input))
                            .map(Question::id)
                            .collect(joining(", ")))));
    page.append(planned.isEmpty() ? "" : "\n");
    page.append("## By question\n\n| id | question | inputs |\n|---|---|---|\n");
    for (var question : questions) {
      page.append(
          "| %s | %s | %s |%n"
              .formatted(
                  question.id(), question.text().replace("|", "\\|"), inputs(question, planned)));
    }
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  private static String inputs(Question question, Set<String> planned) {
    var parts = new ArrayList<String>();
    if (!question.sameAs().isEmpty()) {
      parts.add("as " + String.join(", ", question.sameAs()));
    }
    question.fields().stream()
        .collect(
            groupingBy(
                input -> input.substring(0, input.indexOf('.')),
                LinkedHashMap::new,
                mapping(
                    input ->
                        input.substring(input.indexOf('.') + 1)
                            + (planned.contains(input) ? "\\*" : ""),
                    joining(", "))))
        .forEach((collection, fields) -> parts.add("`%s` %s".formatted(collection, fields)));
    return String.join("; ", parts);
  }
}
