package io.bellwether.survey.response;

import io.bellwether.kit.collection.CollectionDefinition;
import jakarta.inject.Singleton;
import java.sql.Connection;

/// The responses to a tenant's surveys.
@Singleton
public class Responses implements CollectionDefinition<Response> {

  @Override
  public Description<Response> describe() {
    return Description.of("responses", "response", Response.class, "One answer to a survey.")
        .inTable("survey_response");
  }

  @Override
  public Check<Response> checks(Connection connection) {
    return new ScaleCheck(connection);
  }
}
