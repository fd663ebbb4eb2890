package io.bellwether.scoring.intake;

import io.bellwether.scoring.metric.Source;
import io.bellwether.scoring.store.Cursor;
import io.bellwether.scoring.store.ErasedPerson;
import io.bellwether.scoring.store.FactChange;
import io.bellwether.scoring.store.FactPage;
import io.bellwether.scoring.store.FactTable;
import io.bellwether.scoring.store.FactTables;
import io.bellwether.scoring.store.QuarantinedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the lines of a feed into changes of facts. One row that cannot be understood is put aside;
/// many of them, or another version of the payloads, mean that we misunderstand the source, and
/// then nothing of it is taken.
final class PageTranslation {

  /// So many bad rows are an accident whatever the size of the page.
  private static final int HANDFUL = 5;

  private static final double ACCIDENT = 0.01;
  private static final int LONGEST_LINE_KEPT = 10_000;

  /// `UUID.fromString` also takes `1-1-1-1-1`.
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Source source;
  private final List<FactChange> changes = new ArrayList<>();
  private final List<QuarantinedRow> quarantined = new ArrayList<>();
  private final List<ErasedPerson> erased = new ArrayList<>();
  private long skipped;

  private PageTranslation(Source source) {
    this.source = source;
  }

  /// @param after the token that the page was asked with
  /// @param knownBefore the last tick of the pages before
  static FactPage of(
      Source source, String after, FeedPage page, @Nullable Instant knownBefore, Instant heardAt)
      throws SourceStopped {
    var translation = new PageTranslation(source);
    for (var line : page.lines()) {
      translation.take(line);
    }
    translation.stopWhenTooMany(page.lines().size());
    var trailer = page.trailer();
    var next =
        new Cursor(
            source,
            trailer.next(),
            trailer.epoch(),
            trailer.asOf(),
            trailer.serverTime(),
            heardAt,
            later(page.lastTick(), knownBefore),
            trailer.caughtUp());
    return new FactPage(
        after,
        next,
        translation.changes,
        translation.quarantined,
        translation.erased,
        translation.skipped);
  }

  private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isAfter(b) ? a : b;
  }

  private void take(FeedPage.Line line) throws SourceStopped {
    var found = FactTables.find(source, line.entity());
    if (found.isEmpty()) {
      if (line.op().equals(FactChange.Op.ERASE.wireName()) && isUuid(line.id())) {
        erased.add(
            new ErasedPerson(
                line.tenant(), line.entity(), UUID.fromString(line.id()), line.knownAt()));
      } else {
        skipped++;
      }
      return;
    }
    if (line.schemaVersion() != FactTable.SCHEMA_VERSION) {
      throw new SourceStopped(
          "%s %s has schema version %d (expected: %d)"
              .formatted(line.entity(), line.id(), line.schemaVersion(), FactTable.SCHEMA_VERSION));
    }
    try {
      changes.add(change(found.get(), line));
    } catch (PayloadReader.Unreadable e) {
      quarantined.add(
          new QuarantinedRow(
              line.tenant(),
              line.entity(),
              line.id(),
              line.seq(),
              line.knownAt(),
              String.valueOf(e.getMessage()),
              line.raw().length() <= LONGEST_LINE_KEPT
                  ? line.raw()
                  : line.raw().substring(0, LONGEST_LINE_KEPT)));
    }
  }

  private static FactChange change(FactTable fact, FeedPage.Line line)
      throws PayloadReader.Unreadable {
    var id = uuid(line.id());
    var op =
        switch (line.op()) {
          case "U" -> FactChange.Op.UPSERT;
          case "D" -> FactChange.Op.DELETE;
          case "E" -> FactChange.Op.ERASE;
          default ->
              throw new PayloadReader.Unreadable(
                  "op is '%s' (expected: U, D or E)".formatted(line.op()));
        };
    List<@Nullable Object> values =
        op == FactChange.Op.UPSERT ? PayloadReader.values(fact, line.payload()) : List.of();
    return new FactChange(fact, line.tenant(), id, line.seq(), line.knownAt(), op, values);
  }

  static UUID uuid(String text) throws PayloadReader.Unreadable {
    if (!isUuid(text)) {
      throw new PayloadReader.Unreadable("'%s' is no UUID".formatted(text));
    }
    return UUID.fromString(text);
  }

  private static boolean isUuid(String text) {
    return UUID_FORM.matcher(text).matches();
  }

  private void stopWhenTooMany(int lines) throws SourceStopped {
    if (quarantined.size() > HANDFUL && quarantined.size() > ACCIDENT * lines) {
      var first = quarantined.getFirst();
      throw new SourceStopped(
          "%d of %d rows cannot be understood, the first being %s %s: %s"
              .formatted(quarantined.size(), lines, first.entity(), first.id(), first.reason()));
    }
  }
}
