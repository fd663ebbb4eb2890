package io.bellwether.localstack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Keycloak's realm file tells the same story as the development identity.
class RealmFileTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static JsonNode realm;

  @BeforeAll
  static void read() throws Exception {
    realm = JSON.readTree(RealmFileTest.class.getResource("/identity/bellwether-realm.json"));
  }

  @ParameterizedTest
  @EnumSource
  void a_demo_user_has_the_same_tenant_and_roles(DemoUser user) {
    var inRealm = named(realm.path("users"), "username", user.userName());
    var roles = texts(inRealm.path("realmRoles"));
    roles.remove("default-roles-bellwether");

    assertThat(texts(inRealm.path("attributes").path("tenant"))).containsExactly(user.tenant());
    assertThat(Map.of("roles", roles)).isEqualTo(user.claims().get("realm_access"));
  }

  @Test
  void there_are_no_other_people() {
    assertThat(realm.path("users").findValuesAsText("username"))
        .filteredOn(name -> !name.startsWith("service-account-"))
        .containsExactlyInAnyOrder(DemoUser.names().split(", "));
  }

  @Test
  void only_an_administrator_may_edit_the_tenant() throws Exception {
    var profile =
        JSON.readTree(
            realm
                .path("components")
                .path("org.keycloak.userprofile.UserProfileProvider")
                .path(0)
                .path("config")
                .path("kc.user.profile.config")
                .path(0)
                .asText());
    var tenant = named(profile.path("attributes"), "name", "tenant");

    assertThat(texts(tenant.path("permissions").path("edit"))).containsExactly("admin");
    assertThat(profile.has("unmanagedAttributePolicy")).isFalse();
  }

  @Test
  void scorings_client_gets_nothing_but_the_feed() {
    var scoring = named(realm.path("clients"), "clientId", FeedClient.ID);

    assertThat(texts(scoring.path("defaultClientScopes")))
        .containsExactlyInAnyOrder("basic", FeedClient.SCOPE);
    assertThat(texts(scoring.path("optionalClientScopes"))).isEmpty();
    assertThat(scoring.path("fullScopeAllowed").asBoolean(true)).isFalse();
  }

  private static JsonNode named(JsonNode list, String field, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(item -> item.path(field).asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
