package io.bellwether.kit.access;

import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.RequestIds;
import io.bellwether.kit.problem.Slug;
import io.bellwether.kit.tenant.Caller;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Checks each request against the route table, after the identity layer has verified the token.
/// The tenant comes from the token's claim and from nowhere else.
public class AccessFilter {

  private final RouteTable routes;
  private final CurrentIdentityAssociation identities;
  private final Caller caller;
  private final Denials denials;

  AccessFilter(
      RouteTable routes, CurrentIdentityAssociation identities, Caller caller, Denials denials) {
    this.routes = routes;
    this.identities = identities;
    this.caller = caller;
    this.denials = denials;
  }

  @ServerRequestFilter
  @Priority(Priorities.AUTHORIZATION)
  public Uni<Response> check(ContainerRequestContext request) {
    var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    var path = request.getUriInfo().getPath();
    var route = routes.find(method, path);
    if (route.isPresent() && route.get().isPublic()) {
      return Uni.createFrom().nullItem();
    }
    return identities
        .getDeferredIdentity()
        .onFailure(AuthenticationFailedException.class)
        .transform(refused -> refused(refused, route.orElse(null)))
        .invoke(
            identity -> {
              if (identity.isAnonymous()) {
                throw unauthenticated("there is no bearer token");
              }
              check(identity, route.orElse(null), method, path);
            })
        .replaceWith((Response) null);
  }

  private void check(
      SecurityIdentity identity, RouteTable.@Nullable Route route, String method, String path) {
    if (route != null && route.isFeed()) {
      requireFeedMachine(identity);
      return;
    }
    var token = (JsonWebToken) identity.getPrincipal();
    if (!(token.getClaim("tenant") instanceof String tenant) || tenant.isBlank()) {
      throw Problems.of(
          Slug.TENANT_MISSING, "the token has no claim 'tenant' (expected: one non-blank string)");
    }
    if (route == null) {
      throw routes.methods(path).isEmpty()
          ? Problems.of(Slug.NOT_FOUND, "there is nothing at %s".formatted(path))
          : Problems.of(
              Slug.METHOD_NOT_ALLOWED,
              "%s has no %s (expected: one of Allow)".formatted(path, method));
    }
    if (route.roles().stream().noneMatch(identity::hasRole)) {
      denials.note(
          denial(tenant, token.getSubject(), client(token), route, Denial.Kind.DENIED),
          RequestIds.traceId());
      throw Problems.of(
          Slug.FORBIDDEN,
          "%s %s needs one of the roles %s"
              .formatted(method, route.path(), route.roles().stream().sorted().toList()));
    }
    caller.is(
        new Caller.Identity(
            tenant, token.getSubject(), client(token), identity.getRoles(), RequestIds.traceId()));
  }

  private HttpProblem refused(Throwable refusal, RouteTable.@Nullable Route route) {
    var token = RefusedToken.in(refusal);
    if (token != null && route != null) {
      denials.note(
          denial(token.tenant(), token.subject(), token.client(), route, Denial.Kind.REFUSED),
          RequestIds.traceId());
    }
    return unauthenticated("the token does not verify");
  }

  private static Denial denial(
      String tenant, String subject, String client, RouteTable.Route route, Denial.Kind kind) {
    return new Denial(
        tenant,
        subject,
        client,
        route.collection(),
        "%s %s".formatted(route.method(), route.path()),
        kind);
  }

  private static HttpProblem unauthenticated(String what) {
    return Problems.builder(
            Slug.UNAUTHENTICATED,
            what + " (expected: Authorization: Bearer <token of the identity provider>)")
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  /// A machine that reads all tenants' changes is good for nothing else, and nobody else reads
  /// them.
  private static void requireFeedMachine(SecurityIdentity identity) {
    var token = (JsonWebToken) identity.getPrincipal();
    var scopes = String.valueOf((Object) token.getClaim("scope")).split(" ");
    if (!Arrays.asList(scopes).contains("feed:read") || token.getClaim("tenant") != null) {
      throw Problems.of(
          Slug.FORBIDDEN, "the feed takes machine tokens with scope feed:read and no tenant");
    }
  }

  private static String client(JsonWebToken token) {
    String client = token.getClaim("azp");
    return client == null ? "" : client;
  }
}
