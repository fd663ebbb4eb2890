package io.bellwether.kit.collection;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/// Bytes that would be too many for memory, in a temporary file that goes when it is closed. Where
/// the system allows it, the name goes at once, so that nothing is left behind however the process
/// ends.
final class Spool implements AutoCloseable {

  private static final int BLOCK = 1 << 16;

  private final FileChannel file;
  private final OutputStream out;
  private long size;

  private Spool(FileChannel file) {
    this.file = file;
    this.out = new BufferedOutputStream(Channels.newOutputStream(file), BLOCK);
  }

  static Spool open() throws IOException {
    var path = Files.createTempFile("import-", ".spool");
    return new Spool(
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  /// Answers where the bytes begin.
  long append(byte[] bytes) throws IOException {
    out.write(bytes);
    var begin = size;
    size += bytes.length;
    return begin;
  }

  void append(InputStream all) throws IOException {
    size += all.transferTo(out);
  }

  byte[] read(long begin, int length) throws IOException {
    out.flush();
    var bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, begin + bytes.position()) < 0) {
        throw new IOException(
            "%d bytes at %d (expected: at most %d in all)".formatted(length, begin, size));
      }
    }
    return bytes.array();
  }

  /// All of it, from the beginning. Closing the stream leaves the spool open.
  InputStream read() throws IOException {
    out.flush();
    return new Reading();
  }

  private final class Reading extends InputStream {

    private long position;

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      var count = file.read(ByteBuffer.wrap(target, offset, length), position);
      position += Math.max(count, 0);
      return count;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
