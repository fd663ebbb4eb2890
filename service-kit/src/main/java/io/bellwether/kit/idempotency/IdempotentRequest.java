package io.bellwether.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.kit.problem.Problems;
import io.bellwether.kit.problem.Slug;
import io.bellwether.kit.tenant.Caller;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Identifies a request that may be sent again: whose it is, for which route, under which key, and
/// what it said.
public record IdempotentRequest(
    String client, String subject, String route, String key, byte[] fingerprint) {

  public static final String HEADER = "Idempotency-Key";
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /// Maps with sorted keys, so that the order of fields in the body does not matter.
  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  public static IdempotentRequest of(
      Caller caller, String route, @Nullable String key, JsonNode body) {
    if (key == null) {
      throw Problems.of(
          Slug.IDEMPOTENCY_KEY_MISSING,
          "the header Idempotency-Key is missing (expected: 1 to 255 visible ASCII characters)");
    }
    if (!VISIBLE_ASCII.matcher(key).matches()) {
      throw Problems.of(
          Slug.IDEMPOTENCY_KEY_INVALID,
          "Idempotency-Key '%s' (expected: 1 to 255 visible ASCII characters)"
              .formatted(key.length() > 255 ? key.substring(0, 255) + "…" : key));
    }
    return new IdempotentRequest(
        caller.client(), caller.subject(), route, key, fingerprint(route, body));
  }

  private static byte[] fingerprint(String route, JsonNode body) {
    try {
      var canonical = CANONICAL.writeValueAsBytes(CANONICAL.treeToValue(body, Object.class));
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(route.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return digest.digest(canonical);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
