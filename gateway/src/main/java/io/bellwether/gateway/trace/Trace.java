package io.bellwether.gateway.trace;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// By what this request is known in every log: the W3C trace context and the request id, the
/// caller's where they are well formed, new ones otherwise.
public record Trace(String traceparent, String requestId, boolean fromCaller) {

  private static final String KEY = Trace.class.getName();

  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  // What is echoed and logged must not be able to start a new log line or carry markup.
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private static final String NOT_SAMPLED = "00";

  /// Reads the caller's headers and remembers the result for the rest of the request.
  public static Trace begin(RoutingContext rc) {
    var trace = from(rc.request());
    rc.put(KEY, trace);
    return trace;
  }

  public static Trace of(RoutingContext rc) {
    Trace trace = rc.get(KEY);
    return trace == null ? begin(rc) : trace;
  }

  static Trace from(HttpServerRequest request) {
    var theirs = request.getHeader("traceparent");
    var good = matches(TRACEPARENT, theirs);
    var requestId = request.getHeader("X-Request-Id");
    return new Trace(
        good && theirs != null ? theirs : fresh(),
        matches(REQUEST_ID, requestId) && requestId != null
            ? requestId
            : UUID.randomUUID().toString(),
        good);
  }

  public String traceId() {
    return traceparent.substring(3, 35);
  }

  private static boolean matches(Pattern pattern, @Nullable String value) {
    return value != null && pattern.matcher(value).matches();
  }

  private static String fresh() {
    // With OpenTelemetry switched on there is a span already: ours must be the same trace.
    var span = Span.current().getSpanContext();
    if (span.isValid()) {
      return "00-%s-%s-%s"
          .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
    }
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return "00-%s%s-%s-%s"
        .formatted(
            hex.toHexDigits(random.nextLong() | 1),
            hex.toHexDigits(random.nextLong()),
            hex.toHexDigits(random.nextLong() | 1),
            NOT_SAMPLED);
  }
}
