package io.bellwether.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.scoring.store.Changes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A page of a feed as bytes, made from the description of the wire and not by the code that serves
/// it.
public final class WirePage {

  private final StringBuilder lines = new StringBuilder();
  private String epoch = "epoch-1";
  private int count;
  private boolean caughtUp = true;
  private String asOf = "2026-03-01T00:10:00Z";

  public static WirePage of() {
    return new WirePage();
  }

  public WirePage epoch(String other) {
    epoch = other;
    return this;
  }

  public WirePage more() {
    caughtUp = false;
    return this;
  }

  public WirePage asOf(String other) {
    asOf = other;
    return this;
  }

  public WirePage tick(int number) {
    return line("{\"tick\":%d,\"knownAt\":\"%s\"}".formatted(number, Changes.tick(number)));
  }

  public WirePage account(String tenant, String name, long seq, String tier) {
    return change(
        tenant,
        "account",
        Changes.id(name).toString(),
        seq,
        1,
        "{\"tier\":\"%s\"}".formatted(tier));
  }

  public WirePage change(
      String tenant,
      String entity,
      String id,
      long seq,
      int schemaVersion,
      @Nullable String payload) {
    count++;
    return line(
        """
        {"seq":%d,"entity":"%s","id":"%s","tenant":"%s","op":"%s","schemaVer":%d,"payload":%s}"""
            .formatted(
                seq, entity, id, tenant, payload == null ? "D" : "U", schemaVersion, payload));
  }

  public WirePage erasure(String tenant, String entity, String id, long seq) {
    count++;
    return line(
        """
        {"seq":%d,"entity":"%s","id":"%s","tenant":"%s","op":"E","schemaVer":1,"payload":null}"""
            .formatted(seq, entity, id, tenant));
  }

  public WirePage line(String json) {
    lines.append(json).append('\n');
    return this;
  }

  public byte[] next(String token) {
    return next(token, count, sha256(lines.toString()));
  }

  public byte[] next(String token, int statedCount, String statedSha256) {
    return (lines
            + """
            {"feedEpoch":"%s","count":%d,"sha256":"%s","next":"%s","caughtUp":%s,"asOf":"%s","serverTime":"%s"}
            """
                .formatted(epoch, statedCount, statedSha256, token, caughtUp, asOf, asOf))
        .getBytes(UTF_8);
  }

  int count() {
    return count;
  }

  String sha256() {
    return sha256(lines.toString());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
