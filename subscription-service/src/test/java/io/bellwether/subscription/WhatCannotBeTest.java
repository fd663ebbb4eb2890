package io.bellwether.subscription;

import static io.bellwether.kit.testing.Api.as;
import static io.bellwether.kit.testing.Api.creating;
import static io.bellwether.kit.testing.Api.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bellwether.kit.testing.ServiceEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What cannot be is refused with both values; what only looks wrong is kept.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
class WhatCannotBeTest {

  private static final String EUR = "{\"amountMinor\": 1000, \"currency\": \"EUR\"}";

  @BeforeEach
  void two_accounts_with_a_contract_each() {
    importing(
            "ana",
            "{\"externalId\": \"one\", \"name\": \"One\"}",
            "{\"externalId\": \"two\", \"name\": \"Two\"}")
        .post("/v1/accounts:import");
    importing(
            "ana",
            "{\"externalId\": \"c1\", \"accountExternalId\": \"one\", \"type\": \"SUBSCRIPTION\", \"startDate\": \"2026-01-01\"}",
            "{\"externalId\": \"c2\", \"accountExternalId\": \"two\", \"type\": \"SUBSCRIPTION\", \"startDate\": \"2026-01-01\"}")
        .post("/v1/contracts:import");
  }

  private record Refusal(String path, String fields, String field, String says) {}

  @Test
  void a_sentence_names_what_was_sent_and_what_stands_against_it() {
    var wrong = new ArrayList<String>();
    for (var refusal : refusals()) {
      var answer =
          creating("ana", "{\"accountExternalId\": \"one\", %s}".formatted(refusal.fields()))
              .post(refusal.path());
      if (answer.statusCode() != 422
          || !answer.jsonPath().getList("errors.pointer").contains("/" + refusal.field())
          || !answer.<String>path("detail").contains(refusal.says())) {
        wrong.add("%s: %d %s".formatted(refusal, answer.statusCode(), answer.asString()));
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static List<Refusal> refusals() {
    var deal = "\"openedOn\": \"2026-01-10\", \"amount\": %s, ".formatted(EUR);
    var line =
        "\"plan\": \"P\", \"interval\": \"MONTH\", \"startDate\": \"2026-01-01\", \"amount\": %s, "
            .formatted(EUR);
    var contract = "\"type\": \"SERVICE\", \"startDate\": \"2026-01-01\", ";
    var usage = "\"usedOn\": \"2026-01-31\", \"seatsUsed\": 10, ";
    return List.of(
        new Refusal(
            "/v1/deals",
            deal + "\"status\": \"WON\", \"closedOn\": \"2026-01-09\"",
            "closedOn",
            "'2026-01-09' (expected: not before openedOn '2026-01-10')"),
        new Refusal(
            "/v1/deals",
            deal + "\"status\": \"OPEN\", \"closedOn\": \"2026-02-01\"",
            "closedOn",
            "'2026-02-01' (expected: none, as status is 'OPEN')"),
        new Refusal("/v1/deals", deal + "\"status\": \"LOST\"", "closedOn", "status is 'LOST'"),
        new Refusal(
            "/v1/deals",
            deal + "\"status\": \"OPEN\", \"lossReason\": \"PRICE\"",
            "lossReason",
            "'PRICE' (expected: none, as status is 'OPEN')"),
        new Refusal(
            "/v1/deals",
            deal
                + "\"status\": \"OPEN\", \"growthKind\": \"INNOVATION\", \"competitorReplaced\": \"X\"",
            "competitorReplaced",
            "'X' (expected: none, as growthKind is 'INNOVATION')"),
        new Refusal(
            "/v1/deals",
            deal + "\"status\": \"OPEN\", \"contractExternalId\": \"c2\"",
            "contractId",
            "one whose accountId is"),
        new Refusal(
            "/v1/contracts",
            contract + "\"succession\": \"REINSTATEMENT\"",
            "succession",
            "'REINSTATEMENT' (expected: none without predecessorId)"),
        new Refusal(
            "/v1/contracts",
            contract + "\"cancellationControllable\": true",
            "cancellationControllable",
            "none without cancellationReason"),
        new Refusal(
            "/v1/subscription-lines",
            line + "\"kind\": \"FREE\"",
            "amount",
            "'1000' (expected: 0, as kind is 'FREE')"),
        new Refusal(
            "/v1/subscription-lines",
            line
                + "\"discountDuration\": \"FOREVER\", \"listAmount\": {\"amountMinor\": 900, \"currency\": \"EUR\"}",
            "listAmount",
            "'900' (expected: from amount '1000'"),
        new Refusal(
            "/v1/subscription-lines",
            line
                + "\"discountDuration\": \"FOREVER\", \"listAmount\": {\"amountMinor\": 1200, \"currency\": \"USD\"}",
            "listAmount",
            "'USD' (expected: in the currency of amount, 'EUR')"),
        new Refusal(
            "/v1/subscription-lines",
            line
                + "\"discountDuration\": \"LIMITED\", \"listAmount\": {\"amountMinor\": 1200, \"currency\": \"EUR\"}",
            "endDate",
            "discountDuration is 'LIMITED'"),
        new Refusal(
            "/v1/subscription-lines",
            line + "\"change\": \"PRICE_INCREASE\"",
            "change",
            "none without replacesId"),
        new Refusal(
            "/v1/usage",
            usage + "\"basicUsers\": 8, \"advancedUsers\": 3",
            "advancedUsers",
            "'3' (expected: with basicUsers '8' no more than seatsUsed '10')"),
        new Refusal(
            "/v1/usage",
            usage + "\"weeklyUsers\": 9",
            "weeklyUsers",
            "'9' (expected: no fewer than seatsUsed '10')"),
        new Refusal("/v1/usage", usage + "\"unitsUsed\": 4", "unit", "the unit"),
        new Refusal(
            "/v1/feature-usage",
            "\"usedOn\": \"2026-01-31\", \"feature\": \"EXPORT\", \"userExternalId\": \"u1\", \"users\": 2",
            "users",
            "'2' (expected: 1, as userId is given)"),
        new Refusal(
            "/v1/onboardings",
            "\"scope\": \"PRODUCT\", \"formal\": true, \"kickoffOn\": \"2026-02-01\", \"completedOn\": \"2026-01-31\"",
            "completedOn",
            "'2026-01-31' (expected: not before kickoffOn '2026-02-01')"),
        new Refusal(
            "/v1/onboardings",
            "\"scope\": \"PRODUCT\", \"formal\": true, \"serviceType\": \"SUPPORT\"",
            "serviceType",
            "'SUPPORT' (expected: none, as scope is 'PRODUCT')"),
        new Refusal(
            "/v1/goals",
            "\"goalType\": \"TIME\", \"setOn\": \"2026-02-01\", \"metOn\": \"2026-01-01\"",
            "metOn",
            "'2026-01-01' (expected: not before setOn '2026-02-01')"),
        new Refusal(
            "/v1/outcomes",
            "\"kind\": \"COST_DOWN\", \"achievedOn\": \"2026-02-01\", \"periodMonths\": 12",
            "amount",
            "periodMonths '12'"),
        new Refusal(
            "/v1/renewal-commitments",
            "\"statedOn\": \"2026-02-01\", \"intent\": \"COMMITTED\", \"withdrawnOn\": \"2026-01-01\"",
            "withdrawnOn",
            "'2026-01-01' (expected: not before statedOn '2026-02-01')"),
        new Refusal("/v1/contacts", "\"name\": \"R\", \"email\": \"nobody\"", "email", "'nobody'"));
  }

  @Test
  void an_exchange_of_a_currency_for_itself_or_for_none_is_refused() {
    var rate =
        "{\"fromCurrency\": \"%s\", \"toCurrency\": \"EUR\", \"validFrom\": \"2026-01-01\", \"rate\": %s}";
    creating("ana", rate.formatted("EUR", "1")).post("/v1/exchange-rates").then().statusCode(422);
    creating("ana", rate.formatted("EURO", "1")).post("/v1/exchange-rates").then().statusCode(422);
    creating("ana", rate.formatted("USD", "0")).post("/v1/exchange-rates").then().statusCode(422);
    creating("ana", rate.formatted("USD", "0.92"))
        .post("/v1/exchange-rates")
        .then()
        .statusCode(201);
  }

  @Test
  void what_only_looks_wrong_is_kept() {
    // A renewal that was signed after its start, a milestone that was reached late, a discount that
    // has become nothing, more seats in use than sold: all of that happens.
    creating(
            "ana",
            """
            {"accountExternalId": "one", "type": "SUBSCRIPTION", "startDate": "2026-01-01",
             "signedOn": "2026-03-01", "predecessorExternalId": "c1", "succession": "RENEWAL"}
            """)
        .post("/v1/contracts")
        .then()
        .statusCode(201);
    creating(
            "ana",
            """
            {"accountExternalId": "one", "kind": "ADOPTION", "milestone": "M",
             "dueOn": "2026-01-01", "reachedOn": "2026-05-01"}
            """)
        .post("/v1/milestones")
        .then()
        .statusCode(201);
    creating(
            "ana",
            """
            {"accountExternalId": "one", "usedOn": "2026-01-31", "seatsUsed": 10,
             "seatsAssigned": 4}
            """)
        .post("/v1/usage")
        .then()
        .statusCode(201);
  }

  @Test
  void a_line_that_nobody_pays_is_no_recurring_revenue() {
    var line =
        """
        {"accountExternalId": "one", "plan": "P", "interval": "YEAR", "startDate": "2026-01-01",
         "amount": {"amountMinor": 120000, "currency": "EUR"}, %s}
        """;
    creating("ana", line.formatted("\"kind\": \"TRIAL\""))
        .post("/v1/subscription-lines")
        .then()
        .statusCode(201)
        .body("monthly.amountMinor", equalTo(0))
        .body("listMonthly.amountMinor", equalTo(0));
    // 150,000 a year before the discount is 12,500 a month, 120,000 after it 10,000.
    creating(
            "ana",
            line.formatted(
                "\"discountDuration\": \"FOREVER\", \"listAmount\": {\"amountMinor\": 150000, \"currency\": \"EUR\"}"))
        .post("/v1/subscription-lines")
        .then()
        .statusCode(201)
        .body("kind", equalTo("PAID"))
        .body("monthly.amountMinor", equalTo(10_000))
        .body("listMonthly.amountMinor", equalTo(12_500));
  }

  @Test
  void only_who_works_with_people_sees_them() {
    as("vic").get("/v1/contacts").then().statusCode(403);
    as("ana").get("/v1/contacts").then().statusCode(200);
  }
}
