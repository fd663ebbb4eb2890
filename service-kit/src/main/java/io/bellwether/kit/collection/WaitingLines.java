package io.bellwether.kit.collection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/// Lines of an import that refer to rows further down in the same file. Lines of one row keep their
/// order; rows come after those that they refer to.
///
/// A file may consist of nothing else, so the lines themselves are spooled and what is in memory is
/// some sixty bytes a line: which row it is of, which row it waits for, and where it is spooled.
final class WaitingLines implements AutoCloseable {

  private static final int NONE = -1;
  private static final int HEADER = Long.BYTES + Integer.BYTES;

  private final Spool spool;
  private int size;
  private int rows;

  // By line, in the order of arrival: where it is spooled, and the next line of its row.
  private long[] begin = new long[16];
  private int[] next = new int[16];

  // By row, in the order of arrival: two longs of its id and two of the id that it waits for.
  private long[] ids = new long[64];
  private int[] first = new int[16];
  private int[] last = new int[16];

  /// The rows by id, with open addressing.
  private int[] table = empty(64);

  WaitingLines() throws IOException {
    spool = Spool.open();
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean holds(UUID id) {
    return find(id.getMostSignificantBits(), id.getLeastSignificantBits()) != NONE;
  }

  /// A line of the row `id` that waits for the row `missing`; for `id` itself when it must not
  /// overtake an earlier line of its row.
  void add(ImportLines.Line line, UUID id, UUID missing) throws IOException {
    int row = find(id.getMostSignificantBits(), id.getLeastSignificantBits());
    if (row == NONE) {
      row = addRow(id, missing);
    }
    if (size == begin.length) {
      begin = Arrays.copyOf(begin, 2 * size);
      next = Arrays.copyOf(next, 2 * size);
    }
    begin[size] = write(line);
    next[size] = NONE;
    if (first[row] == NONE) {
      first[row] = size;
    } else {
      next[last[row]] = size;
    }
    last[row] = size;
    size++;
  }

  private long write(ImportLines.Line line) throws IOException {
    return spool.append(
        ByteBuffer.allocate(HEADER + line.bytes().length)
            .putLong(line.number())
            .putInt(line.bytes().length)
            .put(line.bytes())
            .array());
  }

  private ImportLines.Line read(int line) throws IOException {
    var header = ByteBuffer.wrap(spool.read(begin[line], HEADER));
    var number = header.getLong();
    return new ImportLines.Line(number, spool.read(begin[line] + HEADER, header.getInt()), false);
  }

  private int addRow(UUID id, UUID missing) {
    if (rows == first.length) {
      ids = Arrays.copyOf(ids, 2 * ids.length);
      first = Arrays.copyOf(first, 2 * rows);
      last = Arrays.copyOf(last, 2 * rows);
    }
    int row = rows++;
    ids[4 * row] = id.getMostSignificantBits();
    ids[4 * row + 1] = id.getLeastSignificantBits();
    ids[4 * row + 2] = missing.getMostSignificantBits();
    ids[4 * row + 3] = missing.getLeastSignificantBits();
    first[row] = NONE;
    if (2 * rows > table.length) {
      table = empty(2 * table.length);
      for (int r = 0; r < rows; r++) {
        table[slot(ids[4 * r], ids[4 * r + 1])] = r;
      }
    } else {
      table[slot(ids[4 * row], ids[4 * row + 1])] = row;
    }
    return row;
  }

  private int find(long high, long low) {
    return table[slot(high, low)];
  }

  /// Where the row is, or would be.
  private int slot(long high, long low) {
    int mask = table.length - 1;
    int slot = Long.hashCode((high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L) & mask;
    while (table[slot] != NONE && !isOf(table[slot], high, low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isOf(int row, long high, long low) {
    return ids[4 * row] == high && ids[4 * row + 1] == low;
  }

  private static int[] empty(int length) {
    var table = new int[length];
    Arrays.fill(table, NONE);
    return table;
  }

  /// Takes one line after the other.
  interface Lines {
    void take(ImportLines.Line line) throws IOException, SQLException;
  }

  /// All lines, what is referred to first. A circle keeps the order of the file.
  void inOrder(Lines sink) throws IOException, SQLException {
    var taken = new boolean[rows];
    var chain = new int[rows];
    for (int start = 0; start < rows; start++) {
      int length = 0;
      for (int row = start; row != NONE && !taken[row]; row = awaited(row)) {
        taken[row] = true;
        chain[length++] = row;
      }
      while (length > 0) {
        for (int line = first[chain[--length]]; line != NONE; line = next[line]) {
          sink.take(read(line));
        }
      }
    }
  }

  private int awaited(int row) {
    return find(ids[4 * row + 2], ids[4 * row + 3]);
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
