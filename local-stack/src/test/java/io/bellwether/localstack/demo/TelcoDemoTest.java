package io.bellwether.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The expected numbers are counted in the raw lines of the file, which hold no quotes.
class TelcoDemoTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TENURE = 5;
  private static final int TECH_SUPPORT = 12;
  private static final int MONTHLY_CHARGES = 18;
  private static final int CHURN = 20;

  @Test
  void every_row_becomes_an_account_with_a_subscription_and_a_line() throws Exception {
    assertThat(rows(_ -> true)).isEqualTo(7043);
    assertThat(TelcoDemo.accounts().count()).isEqualTo(7043);
    assertThat(TelcoDemo.subscriptionLines().count()).isEqualTo(7043);
    assertThat(TelcoDemo.contracts().filter(contract -> contract.type().equals("SUBSCRIPTION")))
        .hasSize(7043);
  }

  @Test
  void tech_support_becomes_a_service_contract() throws Exception {
    assertThat(TelcoDemo.contracts().filter(contract -> contract.type().equals("SERVICE")))
        .hasSize(rows(row -> row[TECH_SUPPORT].equals("Yes")));
  }

  @Test
  void those_who_left_did_so_on_2_january_2020() throws Exception {
    assertThat(rows(row -> row[CHURN].equals("Yes"))).isEqualTo(1869);
    assertThat(TelcoDemo.subscriptionLines().filter(line -> line.endDate() != null))
        .hasSize(1869)
        .allMatch(line -> "2020-01-02".equals(line.endDate()));
    assertThat(
            TelcoDemo.contracts()
                .filter(contract -> contract.type().equals("SUBSCRIPTION"))
                .filter(contract -> contract.endDate() != null))
        .hasSize(1869);
  }

  @Test
  void all_are_customers_before_2020_begins() throws Exception {
    assertThat(TelcoDemo.accounts())
        .allMatch(account -> account.customerSince().compareTo("2020") < 0);
    assertThat(rows(row -> row[TENURE].equals("0"))).isEqualTo(11);
    assertThat(TelcoDemo.accounts().filter(account -> account.customerSince().equals("2019-12-31")))
        .hasSize(11);
  }

  @Test
  void one_row_is_translated_field_by_field() throws Exception {
    // 7590-VHVEG,…,tenure 1,…,TechSupport No,…,Month-to-month,…,29.85,29.85,No
    assertThat(json(TelcoDemo.accounts()))
        .isEqualTo(
            JSON.readTree(
                """
                {"externalId":"7590-VHVEG","name":"Customer 7590-VHVEG","customerSince":"2019-12-01"}\
                """));
    assertThat(json(TelcoDemo.contracts()))
        .isEqualTo(
            JSON.readTree(
                """
                {"externalId":"7590-VHVEG-subscription","accountExternalId":"7590-VHVEG",
                 "type":"SUBSCRIPTION","startDate":"2019-12-01"}\
                """));
    assertThat(json(TelcoDemo.subscriptionLines()))
        .isEqualTo(
            JSON.readTree(
                """
                {"externalId":"7590-VHVEG-line","accountExternalId":"7590-VHVEG",
                 "contractExternalId":"7590-VHVEG-subscription","plan":"Month-to-month",
                 "amount":{"amountMinor":2985,"currency":"USD"},"interval":"MONTH","seats":1,
                 "startDate":"2019-12-01"}\
                """));
  }

  @Test
  void no_money_is_lost() throws Exception {
    var cents =
        raw()
            .map(row -> row[MONTHLY_CHARGES])
            // 20.05, 20.5 and 20 are all in the file.
            .mapToLong(text -> Math.round(Double.parseDouble(text) * 100))
            .sum();

    assertThat(TelcoDemo.subscriptionLines().mapToLong(line -> line.amount().amountMinor()).sum())
        .isEqualTo(cents);
  }

  @Test
  void external_ids_are_unique_in_their_collection() {
    var contracts = new HashSet<String>();

    assertThat(TelcoDemo.contracts()).allMatch(contract -> contracts.add(contract.externalId()));
  }

  @Test
  void the_body_of_an_import_is_one_json_object_a_line() throws Exception {
    try (var body = new NdjsonBody(TelcoDemo.contracts())) {
      var lines = new String(body.readAllBytes(), StandardCharsets.UTF_8).lines().toList();

      assertThat(lines).hasSize(7043 + rows(row -> row[TECH_SUPPORT].equals("Yes")));
      for (var line : lines) {
        assertThat(JSON.readTree(line).path("accountExternalId").asText()).isNotEmpty();
      }
    }
  }

  // Through text, as on the wire: a tree of Java numbers is not equal to one that was parsed.
  private static JsonNode json(Stream<?> objects) throws IOException {
    try (objects) {
      return JSON.readTree(JSON.writeValueAsBytes(objects.findFirst().orElseThrow()));
    }
  }

  private static int rows(Predicate<String[]> wanted) throws IOException {
    return Math.toIntExact(raw().filter(wanted).count());
  }

  private static Stream<String[]> raw() throws IOException {
    try (var file = TelcoDemoTest.class.getResourceAsStream("/demo/telco/customers.csv")) {
      assertThat(file).isNotNull();
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.split("\r?\n")).stream().skip(1).map(line -> line.split(",", -1));
    }
  }
}
