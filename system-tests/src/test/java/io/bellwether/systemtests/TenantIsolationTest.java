package io.bellwether.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Suite.class)
class TenantIsolationTest {

  @Test
  void another_tenants_rows_change_no_answer(FirstCompany first, Suite.Running running) {
    // Other rows that go by the same external ids.
    var other = running.tenant();
    other.loadAll(Company.files(2));

    var again = Answers.ofEverything(first.tenant());
    var alone = Answers.only(again.keySet(), first.answers());

    assertThat(Answers.differences(alone, again)).isEmpty();
    assertThat(Answers.differences(alone, Answers.ofEverything(other)))
        .as("questions in which the other tenant's rows could be seen")
        .hasSizeGreaterThan(alone.size() / 2);
  }
}
