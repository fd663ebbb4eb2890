package io.bellwether.scoring.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerFilesTest {

  private static final AnswerFiles.Layout LAYOUT =
      new AnswerFiles.Layout(
          "groups",
          List.of("metric", "n", "interval.from"),
          List.of("group", "n"),
          List.of("reason"));

  private final AnswerFiles files = new AnswerFiles(new ObjectMapper());

  @Test
  void a_line_has_what_it_is_about_and_in_whole_what_is_said_of_all_under_the_same_name() {
    var answer = answer("{\"group\":\"a\",\"n\":2},{\"group\":\"b\",\"n\":5}");

    assertThat(files.lines(answer, LAYOUT))
        .extracting(ObjectNode::toString)
        .containsExactly(
            line("\"whole\":{\"n\":7},\"group\":\"a\",\"n\":2"),
            line("\"whole\":{\"n\":7},\"group\":\"b\",\"n\":5"));
    assertThat(files.table(answer, LAYOUT).toString().lines())
        .containsExactly(
            "metric,interval.from,group,n,whole.n,reason,asOf,partial,warnings",
            "churn,2026-01-01,a,2,7,,2026-02-01,false,old; partly new",
            "churn,2026-01-01,b,5,7,,2026-02-01,false,old; partly new");
  }

  /// Also where the table has no column for it.
  @Test
  void nothing_that_is_said_of_all_is_overwritten() {
    var answer = answer("{\"group\":\"a\",\"n\":2,\"partial\":true}");

    var line = files.lines(answer, LAYOUT).getFirst();
    assertThat(line.at("/partial").booleanValue()).isTrue();
    assertThat(line.at("/whole/partial").isBoolean()).isTrue();
    assertThat(line.at("/whole/partial").booleanValue()).isFalse();
  }

  @Test
  void an_answer_without_groups_is_one_line() {
    assertThat(files.lines(answer(""), LAYOUT))
        .extracting(ObjectNode::toString)
        .containsExactly(line("\"whole\":{\"n\":7}"));
    assertThat(files.table(answer(""), LAYOUT).toString().lines())
        .last()
        .isEqualTo("churn,2026-01-01,,,7,,2026-02-01,false,old; partly new");
  }

  @Test
  void a_list_of_elements_alone_says_nothing_of_all_and_may_be_empty() {
    var layout = new AnswerFiles.Layout("groups", List.of(), List.of("group", "n"));

    assertThat(files.lines(answer("{\"group\":\"a\",\"n\":2}"), layout))
        .extracting(ObjectNode::toString)
        .containsExactly("{\"group\":\"a\",\"n\":2}");
    assertThat(files.lines(answer(""), layout)).isEmpty();
  }

  private static ObjectNode answer(String groups) {
    return json(line("\"n\":7,\"groups\":[%s]".formatted(groups)));
  }

  private static String line(String rest) {
    return "{\"metric\":\"churn\",\"interval\":{\"from\":\"2026-01-01\"},\"reason\":null,"
        + "\"asOf\":\"2026-02-01\",\"partial\":false,\"warnings\":[\"old\",\"partly new\"],"
        + rest
        + "}";
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
