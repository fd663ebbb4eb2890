package io.bellwether.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A generated document that is committed, so that a change of it is seen in review. Run the tests
/// with `-Dupdate.docs=true` to write it anew.
public final class CommittedDocument {

  private final Path path;

  private CommittedDocument(Path path) {
    this.path = path;
  }

  public static CommittedDocument at(String path) {
    return new CommittedDocument(Path.of(path));
  }

  public void isServed(String current) {
    var text = current.endsWith("\n") ? current : current + "\n";
    try {
      if (Boolean.getBoolean("update.docs")) {
        Files.writeString(path, text);
      }
      assertThat(Files.exists(path) ? Files.readString(path) : "")
          .as(
              "%s differs from what the code makes; see it with git diff after: ./suite test -Dupdate.docs=true",
              path)
          .isEqualTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
