package io.bellwether.kit.feed;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps the balances as a reader of the feed would and adds them up whenever a window is complete:
/// transfers move money and make none, so every true state has the same sum.
final class BankReader implements FeedSink {

  private static final Pattern BALANCE = Pattern.compile("\"balance\": (-?[0-9]+)");

  private record Account(long seq, long balance) {}

  private final ChangeFeed feed;
  private final int pageSize;
  private final long trueSum;
  private final Map<UUID, Account> accounts = new HashMap<>();
  private @Nullable FeedToken position;
  private long openTick;
  private long sum;

  final Map<Long, Instant> knownAtOfSeq = new HashMap<>();
  private Instant knownAt = Instant.EPOCH;
  final AtomicInteger cuts = new AtomicInteger();
  int wrong;
  int repeated;

  BankReader(ChangeFeed feed, int pageSize, long trueSum) {
    this.feed = feed;
    this.pageSize = pageSize;
    this.trueSum = trueSum;
  }

  PageEnd page() throws SQLException, IOException {
    var end = feed.read(position, pageSize, this);
    if (end.next().equals(position) && !end.caughtUp()) {
      throw new IllegalStateException("the feed does not move on from " + position);
    }
    position = end.next();
    if (position.atTick()) {
      cut();
    }
    return end;
  }

  void pageUntilCaughtUp() throws SQLException, IOException {
    while (!page().caughtUp()) {}
  }

  @Override
  public void tick(long tick, Instant knownAt) {
    if (tick != openTick) {
      cut();
      openTick = tick;
    }
    this.knownAt = knownAt;
  }

  @Override
  public void change(Change change) {
    if (knownAtOfSeq.put(change.seq(), knownAt) != null) {
      repeated++;
    }
    var balance = BALANCE.matcher(change.payload() == null ? "" : change.payload());
    if (!balance.find()) {
      throw new IllegalStateException("no balance in " + change);
    }
    var now = new Account(change.seq(), Long.parseLong(balance.group(1)));
    var was = accounts.get(change.id());
    // xid order is not row order.
    if (was == null || was.seq() < now.seq()) {
      accounts.put(change.id(), now);
      sum += now.balance() - (was == null ? 0 : was.balance());
    }
  }

  private void cut() {
    if (openTick != 0) {
      cuts.incrementAndGet();
      if (sum != trueSum) {
        wrong++;
      }
      openTick = 0;
    }
  }
}
