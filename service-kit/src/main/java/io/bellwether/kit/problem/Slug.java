package io.bellwether.kit.problem;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Every kind of problem that the API answers with. The wire name is the last segment of `type` and
/// the value of `code`; `/problems/{slug}` shows the explanation.
public enum Slug {
  MALFORMED_JSON(400, "Malformed JSON", "The body is not JSON, or not one JSON object."),
  JSON_LIMITS(
      400,
      "JSON limits exceeded",
      "The body is nested too deeply, or holds a string, number or list that is too long."),
  UNKNOWN_FIELD(
      400,
      "Unknown field",
      "The body names a field that this resource does not have, or one that only the server"
          + " writes. Nothing was stored."),
  UNKNOWN_PARAMETER(
      400,
      "Unknown parameter",
      "The query names a parameter that this operation does not have. It is refused rather than"
          + " ignored, because an ignored filter answers a question that nobody asked."),
  INVALID_PARAMETER(400, "Invalid parameter", "A query parameter has a value outside its range."),
  INVALID_CURSOR(
      400,
      "Invalid cursor",
      "The cursor is damaged, or belongs to a list with other filters or another order."),
  IDEMPOTENCY_KEY_MISSING(
      400,
      "Idempotency-Key missing",
      "A request that creates something needs the header Idempotency-Key, so that it can be"
          + " repeated safely after a lost answer."),
  IDEMPOTENCY_KEY_INVALID(
      400, "Idempotency-Key invalid", "Idempotency-Key takes 1 to 255 visible ASCII characters."),
  UNAUTHENTICATED(
      401,
      "Unauthenticated",
      "The request has no bearer token, or one that does not verify: wrong issuer, audience,"
          + " signature or time."),
  FORBIDDEN(403, "Forbidden", "The token is good, but none of its roles may do this."),
  TENANT_MISSING(
      403,
      "Tenant missing",
      "The token carries no tenant, so there is no data that it could read."),
  NOT_FOUND(
      404,
      "Not found",
      "There is no such resource for this tenant. The answer is the same whether it never existed"
          + " or belongs to somebody else."),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "The resource exists, the method does not."),
  NOT_ACCEPTABLE(406, "Not acceptable", "The resource has no representation that was asked for."),
  CONFLICT(
      409,
      "Conflict",
      "The resource exists already with other content, or others refer to what is to be removed."),
  INVALID_STATE(
      409,
      "Invalid state",
      "The request makes sense, but not in the present state of the resource."),
  IDEMPOTENCY_IN_PROGRESS(
      409, "Request in progress", "A request with the same Idempotency-Key is still running."),
  CURSOR_EXPIRED(410, "Cursor expired", "The cursor points at history that is no longer kept."),
  FEED_EPOCH_CHANGED(
      410,
      "Feed epoch changed",
      "The database behind the feed is another one than the token was made for: rebuild from the"
          + " beginning."),
  PRECONDITION_FAILED(
      412, "Precondition failed", "The resource has changed since the version in If-Match."),
  PAYLOAD_TOO_LARGE(413, "Payload too large", "The body is larger than this operation takes."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "Unsupported media type", "The body has a type or encoding that this operation lacks."),
  INVALID_VALUE(
      422,
      "Invalid value",
      "A field has a value that is impossible in itself. `errors` names each field, its value and"
          + " what was expected."),
  UNKNOWN_REFERENCE(
      422, "Unknown reference", "A field refers to something that this service does not hold."),
  IDEMPOTENCY_KEY_REUSED(
      422, "Idempotency-Key reused", "The same Idempotency-Key came with another request body."),
  PRECONDITION_REQUIRED(
      428,
      "Precondition required",
      "A change needs If-Match with the ETag that was read, so that no update is lost."),
  RATE_LIMITED(429, "Rate limited", "Too many requests; Retry-After says when to come back."),
  INTERNAL(500, "Internal error", "The service failed. The trace id finds the reason in its log."),
  UPSTREAM_FAILED(502, "Upstream failed", "The service behind the gateway could not be reached."),
  NOT_READY(503, "Not ready", "The data for this answer has never been pulled yet."),
  DEPENDENCY_UNAVAILABLE(503, "Dependency unavailable", "A part that is needed is unavailable."),
  FEED_NOT_REBASED(
      503,
      "Feed not rebased",
      "The database was restored into a new cluster; the feed has to be rebased first."),
  UPSTREAM_TIMEOUT(504, "Upstream timeout", "The service behind the gateway took too long.");

  private final int status;
  private final String title;
  private final String explanation;

  Slug(int status, String title, String explanation) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String explanation() {
    return explanation;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Slug> findByWireName(String wireName) {
    return Stream.of(values()).filter(slug -> slug.wireName().equals(wireName)).findFirst();
  }

  /// The slug of an error that came from the framework and carries a status only.
  static Slug ofStatus(int status) {
    return switch (status) {
      case 400 -> MALFORMED_JSON;
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 413 -> PAYLOAD_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      default -> INTERNAL;
    };
  }
}
