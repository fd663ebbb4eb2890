package io.bellwether.localstack.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.stream.Stream;

/// Objects as a stream of JSON lines, made while it is read: a large import never is in memory.
final class NdjsonBody extends InputStream {

  /// Days and instants as ISO 8601 says them.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(Instant.class, ToStringSerializer.instance))
          .build();

  private static final int BLOCK = 16 * 1024;

  private final Stream<?> source;
  private final Iterator<?> objects;
  private byte[] block = new byte[0];
  private int position;

  NdjsonBody(Stream<?> source) {
    this.source = source;
    this.objects = source.iterator();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (position == block.length) {
      fill();
    }
    if (position == block.length) {
      return -1;
    }
    var count = Math.min(length, block.length - position);
    System.arraycopy(block, position, target, offset, count);
    position += count;
    return count;
  }

  private void fill() throws IOException {
    var next = new ByteArrayOutputStream(BLOCK + 1024);
    while (next.size() < BLOCK && objects.hasNext()) {
      next.writeBytes(JSON.writeValueAsBytes(objects.next()));
      next.write('\n');
    }
    block = next.toByteArray();
    position = 0;
  }

  @Override
  public void close() {
    source.close();
  }
}
