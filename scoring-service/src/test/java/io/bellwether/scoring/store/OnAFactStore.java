package io.bellwether.scoring.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What holds on the real fact store: each test has an empty one of its own.
public abstract class OnAFactStore {

  @TempDir protected Path dir;
  protected TemporaryFactStore facts;

  @BeforeEach
  void open() {
    facts = TemporaryFactStore.in(dir);
  }

  @AfterEach
  void close() {
    facts.close();
  }
}
