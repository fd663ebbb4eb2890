package io.bellwether.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTokenTest {

  private static final FeedEpoch EPOCH = new FeedEpoch("7312345678901234567-00000001-16384");

  @Test
  void a_token_comes_back_as_it_was_written() {
    var token = new FeedToken(EPOCH, 7, 99_998, 123_456_789_012L);

    assertThat(FeedToken.parse(token.text())).isEqualTo(token);
  }

  @Test
  void a_token_is_safe_in_an_address() {
    assertThat(new FeedToken(EPOCH, 7, 1, 2).text()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1",
        "v2|7-00000001-5|1|0|0",
        "v1|7-00000001-5|1|0",
        "v1|7-00000001-5|1|0|0|0",
        "v1|7-00000001-5|1|0|0 ",
        "v1|7-00000001-5|01|0|0",
        "v1|7-00000001-5|+1|0|0",
        "v1|7-00000001-5|-1|0|0",
        "v1|7-00000001-5|1|5|0",
        "v1|7-00000001-5|1|0|5",
        "v1|7-00000001-5|9999999999999999999|0|0",
        "v1|7-00000001|1|0|0",
        "v1|x|1|0|0",
        "v1||1|0|0",
        "v1|7-00000001-5|1|0|0\n",
        "v1|7-00000001-5|1|0|0' OR '1'='1",
      })
  void whatever_we_would_not_have_written_is_refused(String plain) {
    var text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(plain.getBytes(StandardCharsets.ISO_8859_1));

    assertRefused(text);
  }

  @Test
  void another_spelling_of_a_good_token_is_refused() {
    var good = new FeedToken(new FeedEpoch("7-00000001-5"), 1, 0, 0).text();
    assertThat(FeedToken.parse(good).tick()).isEqualTo(1);

    assertRefused(good + "=");
    assertRefused(good + "==");
    assertRefused(" " + good);
    assertRefused(good + "\n");
    assertRefused(good.substring(0, good.length() - 1));
    assertRefused("*" + good.substring(1));
    assertRefused(good.repeat(50));
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> FeedToken.parse(text))
        .asInstanceOf(InstanceOfAssertFactories.type(HttpProblem.class))
        .satisfies(
            problem -> {
              assertThat(problem.getStatusCode()).isEqualTo(400);
              assertThat(problem.getParameters()).containsEntry("code", "invalid-cursor");
            });
  }
}
