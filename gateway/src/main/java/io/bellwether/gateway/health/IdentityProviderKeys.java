package io.bellwether.gateway.health;

import io.bellwether.gateway.caller.IdentityProviderConnection;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Without keys no token can be verified, so there is no point in getting requests. Once fetched
/// they last through an outage of the identity provider, and so does readiness.
@Readiness
@Singleton
public final class IdentityProviderKeys implements HealthCheck {

  private final IdentityProviderConnection connection;

  IdentityProviderKeys(IdentityProviderConnection connection) {
    this.connection = connection;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("identity-provider-keys")
        .status(connection.established())
        .build();
  }
}
