package io.bellwether.kit.testing;

/// How often a test does what it does: little in the usual run, the whole figure when asked for by
/// a system property such as `-Dbellwether.rounds=200`.
public final class Figures {

  private Figures() {}

  public static int of(String name, int usual) {
    return Integer.getInteger("bellwether." + name, usual);
  }
}
