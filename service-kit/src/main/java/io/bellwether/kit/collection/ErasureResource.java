package io.bellwether.kit.collection;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.problem.FieldError;
import io.bellwether.kit.problem.Parameters;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.kit.tenant.Caller;
import io.bellwether.kit.tenant.TenantTransactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets a person. Which collection of a service takes the request says the role table; it is
/// done in all of them.
@Path("/v1")
@RunOnVirtualThread
public class ErasureResource {

  private static final Logger LOG = LoggerFactory.getLogger(ErasureResource.class);
  private static final String ERASE = ":erase";
  private static final AttributeType UUID_TYPE = AttributeType.of(UUID.class);

  private final Catalog catalog;
  private final TenantTransactions transactions;
  private final Caller caller;

  ErasureResource(Catalog catalog, TenantTransactions transactions, Caller caller) {
    this.catalog = catalog;
    this.transactions = transactions;
    this.caller = caller;
  }

  @POST
  @Path("{collectionErase:[a-z]+(?:-[a-z]+)*:erase}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response erase(
      @PathParam("collectionErase") String path, @Context UriInfo uri, InputStream body) {
    Parameters.refuseUnknown(uri, Set.of());
    var shape = catalog.get(path.substring(0, path.length() - ERASE.length()));
    var person = shape.description().person();
    if (person == null) {
      throw Problems.notFound("person in", shape.description().path());
    }
    var id = personIn(JsonInput.read(body), person);
    var outcome =
        transactions.call(
            caller.identity(),
            connection -> new Erasing(connection, person, id).run(catalog.list()));
    // Survives a restore of the database, after which it has to be done again.
    LOG.info("Erased {} {} of tenant {}", person, id, caller.tenant());
    return Response.ok(Views.bytes(view(person, id, outcome))).build();
  }

  private static ObjectNode view(String person, UUID id, Erasing.Outcome outcome) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("entity", person);
    json.put("id", id.toString());
    json.put("erasedAt", outcome.at().toString());
    var rows = json.putArray("rows");
    outcome
        .rows()
        .forEach(
            (collection, count) ->
                rows.addObject().put("collection", collection).put("count", count));
    return json;
  }

  /// By our id or by the caller's own key, as any reference.
  private UUID personIn(ObjectNode json, String person) {
    var idField = person + "Id";
    var keyField = person + "ExternalId";
    json.fieldNames().forEachRemaining(name -> refuseUnknown(name, List.of(idField, keyField)));
    var violations = new Violations();
    UUID id = null;
    if (json.path(idField).isTextual()) {
      try {
        id = (UUID) UUID_TYPE.parse(json.path(idField));
      } catch (IllegalArgumentException e) {
        violations.add(idField, json.path(idField).asText(), UUID_TYPE.expected());
      }
    } else if (json.path(keyField).isTextual()) {
      id = Ids.named(caller.tenant(), person, json.path(keyField).textValue());
    } else {
      violations.add(idField, null, "a UUID, or " + keyField);
    }
    violations.unless(
        json.size() < 2, keyField, "both", "one of %s and %s".formatted(idField, keyField));
    violations.throwIfAny();
    return Objects.requireNonNull(id);
  }

  private static void refuseUnknown(String name, List<String> known) {
    if (!known.contains(name)) {
      var message = "%s is not a field of an erasure".formatted(name);
      throw Problems.of(
          Slug.UNKNOWN_FIELD,
          "%s (expected: one of %s)".formatted(message, known),
          List.of(FieldError.at(name, Slug.UNKNOWN_FIELD.wireName(), message)));
    }
  }
}
