package io.bellwether.kit.collection;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The lines of an import, numbered from 1, one at a time. A line that is too long is cut off and
/// marked, never held in memory.
final class ImportLines {

  private final InputStream in;
  private long number;

  ImportLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
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
    var bytes = new ByteArrayOutputStream(512);
    var tooLong = false;
    int b = in.read();
    if (b < 0) {
      return null;
    }
    while (b >= 0 && b != '\n') {
      if (bytes.size() < JsonInput.MAX_BODY_BYTES) {
        bytes.write(b);
      } else {
        tooLong = true;
      }
      b = in.read();
    }
    number++;
    return new Line(number, bytes.toByteArray(), tooLong);
  }
}
