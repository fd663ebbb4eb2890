package io.bellwether.kit.collection;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Several codes that hold at once, such as the reasons of an answer. Their order says nothing, so
/// they are kept sorted and each once.
public record Codes(List<String> values) {

  public static final int MAX = 20;

  private static final Pattern CODE = Pattern.compile(Code.PATTERN);

  public Codes {
    values = List.copyOf(values);
  }

  /// Throws IllegalArgumentException when one is no code, or when they are too many.
  public static Codes of(Collection<String> codes) {
    if (codes.size() > MAX || !codes.stream().allMatch(Codes::isCode)) {
      throw new IllegalArgumentException(String.valueOf(codes));
    }
    return new Codes(List.copyOf(new TreeSet<>(codes)));
  }

  static boolean isCode(String text) {
    return text.length() <= Code.MAX_LENGTH && CODE.matcher(text).matches();
  }
}
