package io.bellwether.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DocumentMergeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DocumentMerge merge = new DocumentMerge((_, path) -> !path.contains("changes"));

  @Test
  void paths_and_components_of_all_services_are_there() {
    merge.add("case", document("/v1/cases", "listCases", "{'CaseView':{'type':'object'}}"));
    merge.add("survey", document("/v1/surveys", "listSurveys", "{'SurveyView':{'type':'object'}}"));

    var merged = merged();

    assertThat(merged.path("paths").fieldNames())
        .toIterable()
        .containsExactly("/v1/cases", "/v1/surveys");
    assertThat(merged.at("/components/schemas").fieldNames())
        .toIterable()
        .containsExactly("CaseView", "SurveyView");
  }

  @Test
  void a_path_that_the_gateway_does_not_serve_is_left_out() {
    merge.add("case", document("/v1/changes", "readChanges", "{}"));

    assertThat(merged().path("paths")).isEmpty();
  }

  @Test
  void an_identical_component_is_kept_once() {
    merge.add("case", document("/v1/cases", "listCases", "{'Problem':{'type':'object'}}"));
    merge.add("survey", document("/v1/surveys", "listSurveys", "{'Problem':{'type':'object'}}"));

    assertThat(merged().at("/components/schemas")).hasSize(1);
  }

  @Test
  void a_different_component_of_the_same_name_is_renamed_with_all_that_refers_to_it() {
    // Page is written alike by both, but what it refers to is not: it has to be renamed as well.
    var page = "'Page':{'properties':{'item':{'$ref':'#/components/schemas/Item'}}}";
    merge.add(
        "case", document("/v1/cases", "listCases", "{" + page + ",'Item':{'type':'string'}}"));
    merge.add(
        "survey",
        document("/v1/surveys", "listSurveys", "{" + page + ",'Item':{'type':'integer'}}"));

    var schemas = merged().at("/components/schemas");

    assertThat(schemas.fieldNames())
        .toIterable()
        .containsExactly("Item", "Page", "SurveyItem", "SurveyPage");
    assertThat(schemas.at("/Page/properties/item/$ref").asText())
        .isEqualTo("#/components/schemas/Item");
    assertThat(schemas.at("/SurveyPage/properties/item/$ref").asText())
        .isEqualTo("#/components/schemas/SurveyItem");
    assertThat(schemas.at("/SurveyItem/type").asText()).isEqualTo("integer");
  }

  @Test
  void every_operation_id_is_unique() {
    merge.add("case", document("/v1/cases", "list", "{}"));
    merge.add("survey", document("/v1/surveys", "list", "{}"));

    var paths = merged().path("paths");

    assertThat(paths.path("/v1/cases").at("/get/operationId").asText()).isEqualTo("list");
    assertThat(paths.path("/v1/surveys").at("/get/operationId").asText()).isEqualTo("surveyList");
  }

  @Test
  void roles_are_kept_under_the_one_security_scheme() {
    merge.add("case", document("/v1/cases", "listCases", "{}"));

    var merged = merged();

    assertThat(merged.path("paths").path("/v1/cases").at("/get/security/0/bearer/0").asText())
        .isEqualTo("viewer");
    assertThat(merged.at("/components/securitySchemes").fieldNames())
        .toIterable()
        .containsExactly("bearer");
  }

  @Test
  void whoever_needs_a_token_may_have_used_up_a_quota() {
    merge.add("case", document("/v1/cases", "listCases", "{'Problem':{'type':'object'}}"));
    merge.add(
        "kit", document("/problems/{slug}", "explainProblem", "{}", "'responses':{'200':{}}"));

    var merged = merged();

    assertThat(merged.path("paths").path("/v1/cases").at("/get/responses/429/$ref").asText())
        .isEqualTo("#/components/responses/RateLimited");
    assertThat(
            merged.path("paths").path("/problems/{slug}").at("/get/responses/429").isMissingNode())
        .isTrue();
    var told = merged.at("/components/responses/RateLimited");
    assertThat(told.path("description").asText()).isEqualTo("rate-limited");
    assertThat(told.at("/headers/Retry-After/schema/type").asText()).isEqualTo("integer");
    assertThat(told.path("content").at("/application~1problem+json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/Problem");
  }

  private JsonNode merged() {
    return merge.into(JSON.createObjectNode());
  }

  private static JsonNode document(String path, String operationId, String schemas) {
    return document(path, operationId, schemas, "'security':[{'SecurityScheme':['viewer']}]");
  }

  private static JsonNode document(
      String path, String operationId, String schemas, String otherFields) {
    try {
      return JSON.readTree(
          """
          {'paths':{'%s':{'get':{'operationId':'%s',%s}}},
           'components':{'schemas':%s,'securitySchemes':{'SecurityScheme':{'type':'http'}}}}
          """
              .formatted(path, operationId, otherFields, schemas)
              .replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
