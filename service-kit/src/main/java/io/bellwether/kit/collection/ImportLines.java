package io.bellwether.kit.collection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The lines of an import, numbered from 1, one at a time. A line that is too long is cut off and
/// marked, never held in memory.
final class ImportLines {

  private final InputStream in;
  private final byte[] block = new byte[1 << 16];
  private int position;
  private int end;
  private long number;

  ImportLines(InputStream in) {
    this.in = in;
  }

  record Line(long number, byte[] bytes, boolean tooLong) {

    boolean isBlank() {
      for (var b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  @Nullable Line next() throws IOException {
    if (position == end && !fill()) {
      return null;
    }
    var bytes = new ByteArrayOutputStream(512);
    var tooLong = false;
    do {
      int stop = position;
      while (stop < end && block[stop] != '\n') {
        stop++;
      }
      int length = Math.min(stop - position, JsonInput.MAX_BODY_BYTES - bytes.size());
      bytes.write(block, position, length);
      tooLong |= length < stop - position;
      position = stop;
    } while (position == end && fill());
    if (position < end) {
      position++; // the line feed
    }
    number++;
    return new Line(number, bytes.toByteArray(), tooLong);
  }

  private boolean fill() throws IOException {
    int count = in.read(block, 0, block.length);
    position = 0;
    end = Math.max(count, 0);
    return count > 0;
  }
}
