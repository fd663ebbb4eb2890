package io.bellwether.scoring.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.bellwether.kit.testing.Api;
import io.bellwether.kit.testing.ServiceEnvironment;
import io.bellwether.scoring.store.FactWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a tenant can have answered, over HTTP. The tenant has accounts that pay, and nothing else.
@QuarkusTest
@QuarkusTestResource(ServiceEnvironment.class)
@TestProfile(TwoPayingAccounts.class)
class CoverageResourceTest {

  @Inject FactWriter writer;

  @BeforeEach
  void facts() {
    TwoPayingAccounts.write(writer);
  }

  @Test
  void a_question_whose_facts_are_there_is_ready() {
    Api.as("vic")
        .get("/v1/coverage")
        .then()
        .statusCode(200)
        .body("rows", hasSize(214))
        .rootPath("rows.find { it.question == 'S003-07' }")
        .body("status", equalTo("ready"))
        .body("metrics", hasItem("customer-churn-rate"))
        .body("reason", nullValue());
  }

  @Test
  void a_question_without_facts_names_the_collection_that_is_missing() {
    Api.as("vic")
        .get("/v1/coverage")
        .then()
        .rootPath("rows.find { it.question == 'S003-08' }")
        .body("status", equalTo("partial"))
        .body("reason", containsString("there are no responses for net-promoter-score"));
  }

  /// The case of the tenant says when it was created, and not how it came in.
  @Test
  void a_question_whose_field_nobody_fills_names_the_field() {
    var rows = Api.ofTenant(TwoPayingAccounts.ZONED).get("/v1/coverage").then().statusCode(200);

    rows.rootPath("rows.find { it.question == 'S002-17' }")
        .body("status", equalTo("partial"))
        .body("reason", containsString("nobody has said cases.accessPoint"));
    rows.rootPath("rows.find { it.question == 'S002-37' }")
        .body("reason", containsString("case-events of kind ACKNOWLEDGED"));
    rows.rootPath("rows.find { it.question == 'S004-24' }")
        .body("reason", not(containsString("createdAt")));
  }

  /// There are accounts that pay, and nothing that happened to them.
  @Test
  void every_metric_says_which_of_its_inputs_is_missing() {
    var metrics =
        Api.as("vic").get("/v1/coverage").then().body("metrics.status", not(hasItem(nullValue())));

    metrics
        .rootPath("metrics.find { it.metric == 'customer-churn-rate' }")
        .body("status", equalTo("available"))
        .body("reason", nullValue());
    metrics
        .rootPath("metrics.find { it.metric == 'account-health' }")
        .body("status", equalTo("partial"))
        .body("reason", equalTo("there are no responses, usage"));
    metrics
        .rootPath("metrics.find { it.metric == 'engagement-frequency' }")
        .body("status", equalTo("missing"))
        .body("reason", equalTo("there are no activities"));
    Api.ofTenant(TwoPayingAccounts.ZONED)
        .get("/v1/coverage")
        .then()
        .rootPath("metrics.find { it.metric == 'proactive-share' }")
        .body("status", equalTo("partial"))
        .body("reason", equalTo("nobody has said cases.origin"));
  }

  /// Another tenant's facts are not mine.
  @Test
  void a_tenant_without_facts_has_no_answer_ready_that_needs_some() {
    Api.as("tess")
        .get("/v1/coverage")
        .then()
        .statusCode(200)
        .rootPath("rows.find { it.question == 'S003-07' }")
        .body("status", equalTo("partial"))
        .body("reason", containsString("there are no subscription-lines for customer-churn-rate"));
  }

  @Test
  void the_list_takes_no_parameters() {
    Api.as("vic")
        .get("/v1/coverage?status=ready")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown-parameter"));
  }
}
