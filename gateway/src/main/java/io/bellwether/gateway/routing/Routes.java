package io.bellwether.gateway.routing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The allow-list. What it does not name does not exist from outside.
@Singleton
public final class Routes {

  private static final String VERSION = "v1";

  private final Map<String, Upstream> upstreams = new LinkedHashMap<>();
  private final List<Route> mostSpecificFirst;
  private final Upstream problems;

  Routes(UpstreamsConfig config) {
    var all = new ArrayList<Route>();
    new TreeMap<>(config.upstreams())
        .forEach(
            (name, service) -> {
              var upstream = new Upstream(name, service.url());
              upstreams.put(name, upstream);
              service.paths().forEach(path -> all.add(Route.of(path, upstream)));
            });
    all.sort(Comparator.comparingInt(route -> -route.pattern().size()));
    mostSpecificFirst = List.copyOf(all);
    refuseDuplicates(mostSpecificFirst);
    var explaining = upstreams.get(config.problemsFrom());
    if (explaining == null) {
      throw new IllegalArgumentException(
          "gateway.problems-from is %s (expected: one of %s)"
              .formatted(config.problemsFrom(), upstreams.keySet()));
    }
    problems = explaining;
  }

  public Optional<Route> find(RequestPath path) {
    var segments = path.segments();
    if (segments.size() < 2 || !segments.getFirst().equals(VERSION)) {
      return Optional.empty();
    }
    var rest = segments.subList(1, segments.size());
    return mostSpecificFirst.stream().filter(route -> route.matches(rest)).findFirst();
  }

  public Upstream problems() {
    return problems;
  }

  public Collection<Upstream> upstreams() {
    return List.copyOf(upstreams.values());
  }

  // Two services that claim one path: which would answer were a matter of luck.
  private static void refuseDuplicates(List<Route> routes) {
    var seen = new HashSet<List<String>>();
    for (var route : routes) {
      if (!seen.add(route.pattern())) {
        throw new IllegalArgumentException(
            "path %s is claimed twice (expected: one service)".formatted(route.template()));
      }
    }
  }
}
