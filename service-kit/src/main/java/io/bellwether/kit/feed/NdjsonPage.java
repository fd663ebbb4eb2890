package io.bellwether.kit.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/// Writes a page of the feed as lines of JSON and its trailer last. The trailer's `count` counts
/// the change lines, `sha256` is taken over every byte before the trailer, line ends included: a
/// page that was cut or damaged on its way shows.
final class NdjsonPage implements FeedSink {

  private static final JsonFactory JSON = new JsonFactory();

  private final DigestOutputStream digested;
  private final JsonGenerator json;

  NdjsonPage(OutputStream out) throws IOException {
    digested = new DigestOutputStream(out, sha256());
    json =
        JSON.createGenerator(digested)
            .setRootValueSeparator(null)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  @Override
  public void tick(long tick, Instant knownAt) throws IOException {
    json.writeStartObject();
    json.writeNumberField("tick", tick);
    json.writeStringField("knownAt", knownAt.toString());
    endLine();
  }

  @Override
  public void change(Change change) throws IOException {
    json.writeStartObject();
    json.writeNumberField("seq", change.seq());
    json.writeStringField("entity", change.entity());
    json.writeStringField("id", change.id().toString());
    json.writeStringField("tenant", change.tenant());
    json.writeStringField("op", change.op());
    json.writeNumberField("schemaVer", change.schemaVer());
    json.writeFieldName("payload");
    if (change.payload() == null) {
      json.writeNull();
    } else {
      // JSON already, and on one line: jsonb escapes line ends.
      json.writeRawValue(change.payload());
    }
    endLine();
  }

  void end(PageEnd end) throws IOException {
    json.flush();
    var sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
    json.writeStartObject();
    json.writeStringField("feedEpoch", end.next().epoch().value());
    json.writeNumberField("count", end.count());
    json.writeStringField("sha256", sha256);
    json.writeStringField("next", end.next().text());
    json.writeBooleanField("caughtUp", end.caughtUp());
    json.writeStringField("asOf", end.asOf() == null ? null : end.asOf().toString());
    json.writeStringField("serverTime", end.serverTime().toString());
    endLine();
    json.close();
  }

  private void endLine() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
