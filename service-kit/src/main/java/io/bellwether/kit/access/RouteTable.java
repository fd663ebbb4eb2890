package io.bellwether.kit.access;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The role × route table of a service, read from `access.txt` on its class path: a line holds the
/// method, the path template and the roles that may call it. `any` stands for every role, `public`
/// for no token at all, `feed` for machine tokens with the scope `feed:read` and no tenant. A route
/// without a line is refused.
@Singleton
public class RouteTable {

  public static final Set<String> ROLES = Set.of("viewer", "agent", "csm", "finance", "admin");
  public static final String PUBLIC = "public";
  public static final String FEED = "feed";
  private static final String ANY = "any";

  private final List<Route> routes;

  public RouteTable() {
    this(read());
  }

  RouteTable(String table) {
    routes =
        table
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Route::parse)
            // A literal path wins over a template that matches it too.
            .sorted(Comparator.comparing(route -> route.path().contains("{")))
            .toList();
  }

  public List<Route> routes() {
    return routes;
  }

  public Optional<Route> find(String method, String path) {
    return routes.stream().filter(route -> route.matches(method, path)).findFirst();
  }

  /// The methods that a path has.
  List<String> methods(String path) {
    return routes.stream()
        .filter(route -> route.pattern().matcher(path).matches())
        .map(Route::method)
        .toList();
  }

  private static String read() {
    try (var table = RouteTable.class.getResourceAsStream("/access.txt")) {
      if (table == null) {
        throw new IllegalStateException("access.txt is not on the class path");
      }
      return new String(table.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One route and who may call it.
  public record Route(String method, String path, Set<String> roles, Pattern pattern) {

    static Route parse(String line) {
      var words = line.split("\\s+");
      if (words.length < 3) {
        throw new IllegalStateException(
            "access.txt: '%s' (expected: METHOD /path role...)".formatted(line));
      }
      var roles = new LinkedHashSet<String>();
      for (var word : Arrays.asList(words).subList(2, words.length)) {
        if (word.equals(ANY)) {
          roles.addAll(ROLES);
        } else if (ROLES.contains(word) || word.equals(PUBLIC) || word.equals(FEED)) {
          roles.add(word);
        } else {
          throw new IllegalStateException(
              "access.txt: role '%s' (expected: any, public, feed or one of %s)"
                  .formatted(word, ROLES));
        }
      }
      // No colon: what follows it is a verb, with a line of its own.
      var regex =
          Arrays.stream(words[1].split("(?=\\{)|(?<=\\})"))
              .map(part -> part.startsWith("{") ? "[^/:]+" : Pattern.quote(part))
              .reduce("", String::concat);
      return new Route(words[0], words[1], Set.copyOf(roles), Pattern.compile(regex));
    }

    /// The collection that it belongs to: the first word after the version.
    String collection() {
      return path.replaceFirst("^/v1/", "").replaceFirst("[/:].*", "");
    }

    boolean matches(String method, String path) {
      return this.method.equals(method) && pattern.matcher(path).matches();
    }

    public boolean isPublic() {
      return roles.contains(PUBLIC);
    }

    public boolean isFeed() {
      return roles.contains(FEED);
    }
  }
}
