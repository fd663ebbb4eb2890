package io.bellwether.kit.openapi;

import io.bellwether.kit.collection.Attribute;
import io.bellwether.kit.collection.Code;
import io.bellwether.kit.collection.Codes;
import io.bellwether.kit.collection.Money;
import io.bellwether.kit.collection.Shape;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Schemas of a collection's record: the view that is read, the draft that is sent.
final class Schemas {

  private static final String ID_EXAMPLE = "0197f0c2-7b1e-7cc1-8b1f-5d2a6c1e9f00";

  private Schemas() {}

  static Schema view(Shape<?> shape) {
    var schema = object(shape.description().about());
    schema.addProperty("id", id("Identity of the resource."));
    schema.addProperty("externalId", nullable(text("The caller's own key.", "CRM-4711")));
    for (var attribute : shape.attributes()) {
      schema.addProperty(attribute.name(), of(attribute, attribute.required()));
    }
    schema.addProperty(
        "sourceUpdatedAt", nullable(instant("When the caller's system changed it, as it said.")));
    schema.addProperty("recordedAt", instant("When this service first stored it."));
    schema.addProperty("updatedAt", instant("When this service last changed it."));
    if (shape.voidable()) {
      schema.addProperty(
          "voidedAt", nullable(instant("When it was voided; null while it counts.")));
      schema.addProperty(
          "voidReason",
          nullable(text("Why it was voided, as a code of the tenant.", "BOOKED_TWICE")));
    }
    if (shape.isOfPerson()) {
      schema.addProperty(
          "erasedAt",
          nullable(
              instant("When what it told about a person was erased; null unless that happened.")));
    }
    schema.required(new ArrayList<>(schema.getProperties().keySet()));
    return schema.additionalPropertiesBoolean(false);
  }

  /// The body of a request to void.
  static Schema voiding() {
    var schema = object("Why something no longer counts.");
    schema.addProperty(
        "reasonCode", code(text("Why it is voided, as a code of the tenant.", "BOOKED_TWICE")));
    return schema.required(List.of("reasonCode")).additionalPropertiesBoolean(false);
  }

  static Schema draft(Shape<?> shape) {
    var schema = object("A new " + shape.description().entity() + ".");
    schema.addProperty(
        "id", id("Identity, if the caller chooses it; else made by the service.").readOnly(null));
    schema.addProperty(
        "externalId",
        text("The caller's own key, unique in the tenant; the id follows from it.", "CRM-4711")
            .minLength(1)
            .maxLength(255));
    changeable(shape, schema);
    var required =
        shape.attributes().stream()
            .filter(a -> a.required() && !a.readOnly() && a.externalTwin() == null)
            .map(Attribute::name)
            .toList();
    return schema.required(required).additionalPropertiesBoolean(false);
  }

  static Schema patch(Shape<?> shape) {
    var schema =
        object("Changes to a " + shape.description().entity() + ": absent stays, null clears.");
    changeable(shape, schema);
    return schema.additionalPropertiesBoolean(false);
  }

  private static void changeable(Shape<?> shape, Schema schema) {
    schema.addProperty(
        "sourceUpdatedAt",
        instant("When the caller's system changed it. An older one than stored changes nothing."));
    if (shape.states() != null) {
      schema.addProperty(
          "effectiveFrom",
          instant(
              "Since when %s are so, not after now. Absent: since now, or since ever for a new row."
                  .formatted(String.join(", ", shape.tracked()))));
    }
    for (var attribute : shape.attributes()) {
      if (attribute.readOnly()) {
        continue;
      }
      schema.addProperty(attribute.name(), of(attribute, attribute.required()));
      var twin = attribute.externalTwin();
      if (twin != null) {
        schema.addProperty(
            twin,
            text(
                "External id of the %s, instead of %s."
                    .formatted(attribute.references(), attribute.name()),
                "CRM-4711"));
      }
    }
  }

  static Schema of(Attribute attribute, boolean required) {
    var element = attribute.elementType();
    var schema = element == null ? ofType(attribute.javaType()) : list(attribute, element);
    var about =
        attribute
            .component()
            .getAccessor()
            .getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    if (about != null) {
      schema.description(about.description());
      if (about.examples().length > 0) {
        schema.examples(List.of(example(attribute.javaType(), about.examples()[0])));
      }
    }
    constrain(attribute, schema);
    if (attribute.readOnly()) {
      schema.readOnly(true);
    }
    return required ? schema : nullable(schema);
  }

  private static Schema list(Attribute attribute, Class<?> element) {
    var items = ofType(element);
    if (!attribute.elementAttributes().isEmpty()) {
      items = object("One of them.").additionalPropertiesBoolean(false);
      for (var field : attribute.elementAttributes()) {
        items.addProperty(field.name(), of(field, field.required()));
      }
      items.required(
          attribute.elementAttributes().stream()
              .filter(Attribute::required)
              .map(Attribute::name)
              .toList());
    }
    return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items).maxItems(1_000);
  }

  private static Object example(Class<?> type, String text) {
    if (type == Codes.class) {
      return List.of(text);
    }
    return Number.class.isAssignableFrom(type) ? new BigDecimal(text) : text;
  }

  private static Schema ofType(Class<?> type) {
    if (type == UUID.class) {
      return string("uuid").examples(List.of(ID_EXAMPLE));
    }
    if (type == Instant.class) {
      return string("date-time").examples(List.of("2026-01-31T09:00:00Z"));
    }
    if (type == LocalDate.class) {
      return string("date").examples(List.of("2026-01-31"));
    }
    if (type == LocalTime.class) {
      return string("time").examples(List.of("09:30"));
    }
    if (type == Integer.class || type == Long.class) {
      return OASFactory.createSchema()
          .addType(SchemaType.INTEGER)
          .format(type == Integer.class ? "int32" : "int64");
    }
    if (type == BigDecimal.class) {
      return OASFactory.createSchema().addType(SchemaType.NUMBER);
    }
    if (type == Boolean.class) {
      return OASFactory.createSchema().addType(SchemaType.BOOLEAN).examples(List.of(true));
    }
    if (type == Money.class) {
      return money();
    }
    if (type == Codes.class) {
      return OASFactory.createSchema()
          .addType(SchemaType.ARRAY)
          .items(code(OASFactory.createSchema().addType(SchemaType.STRING)))
          .maxItems(Codes.MAX)
          .uniqueItems(true);
    }
    if (type.isEnum()) {
      var constants = Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
      return OASFactory.createSchema()
          .addType(SchemaType.STRING)
          .enumeration(List.copyOf(constants))
          .examples(List.of(constants.getFirst()));
    }
    return OASFactory.createSchema().addType(SchemaType.STRING).maxLength(10_000);
  }

  private static Schema money() {
    var schema = object("An amount of money.");
    schema.addProperty(
        "amountMinor",
        OASFactory.createSchema()
            .addType(SchemaType.INTEGER)
            .format("int64")
            .description("Amount in the currency's minor unit.")
            .examples(List.of(123_450)));
    schema.addProperty("currency", text("ISO 4217 code.", "EUR").minLength(3).maxLength(3));
    return schema
        .required(List.of("amountMinor", "currency"))
        .additionalPropertiesBoolean(false)
        .examples(List.of(moneyExample()));
  }

  /// In the order of the fields, so that the document is the same at every start.
  private static Map<String, Object> moneyExample() {
    var example = new LinkedHashMap<String, Object>();
    example.put("amountMinor", 123_450);
    example.put("currency", "EUR");
    return example;
  }

  private static void constrain(Attribute attribute, Schema schema) {
    var component = attribute.component().getAccessor();
    var size = component.getAnnotation(Size.class);
    if (size != null) {
      schema.minLength(size.min() > 0 ? size.min() : null).maxLength(size.max());
    }
    if (component.isAnnotationPresent(Code.class)) {
      code(schema);
    }
    var min = component.getAnnotation(Min.class);
    if (min != null) {
      schema.minimum(BigDecimal.valueOf(min.value()));
    }
    if (component.isAnnotationPresent(Positive.class)) {
      schema.minimum(BigDecimal.ONE);
    }
    var max = component.getAnnotation(Max.class);
    if (max != null) {
      schema.maximum(BigDecimal.valueOf(max.value()));
    }
  }

  private static Schema code(Schema schema) {
    return schema
        .format("code")
        .minLength(1)
        .maxLength(Code.MAX_LENGTH)
        .pattern("^" + Code.PATTERN + "$");
  }

  /// In JSON Schema 2020-12 null is one more type; a closed list of values has to hold it too.
  private static Schema nullable(Schema schema) {
    if (schema.getEnumeration() != null) {
      var values = new ArrayList<Object>(schema.getEnumeration());
      values.add(null);
      schema.enumeration(values);
    }
    return schema.addType(SchemaType.NULL);
  }

  static Schema object(String description) {
    return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
  }

  static Schema text(String description, String example) {
    return OASFactory.createSchema()
        .addType(SchemaType.STRING)
        .description(description)
        .examples(List.of(example));
  }

  private static Schema string(String format) {
    return OASFactory.createSchema().addType(SchemaType.STRING).format(format);
  }

  private static Schema id(String description) {
    return string("uuid").description(description).examples(List.of(ID_EXAMPLE)).readOnly(true);
  }

  private static Schema instant(String description) {
    return string("date-time").description(description).examples(List.of("2026-01-31T09:00:00Z"));
  }
}
