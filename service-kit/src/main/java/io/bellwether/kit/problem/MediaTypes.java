package io.bellwether.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who sends or asks for a media type that an operation does not have is told which came and which
/// there are; the framework speaks of its annotations. No proxy stands before it: the registry of
/// such processors outlives an application that starts again.
@Singleton
class MediaTypes implements ProblemPostProcessor {

  private static final Pattern PARAMETER = Pattern.compile("\\{[^:}]+(?::(?<regex>[^{}]*))?}");

  private final CurrentVertxRequest request;
  private final List<Operation> operations;

  MediaTypes(CurrentVertxRequest request, BeanManager beans) {
    this.request = request;
    this.operations =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .map(Bean::getBeanClass)
            .distinct()
            .filter(resource -> resource.isAnnotationPresent(Path.class))
            .flatMap(MediaTypes::operations)
            // Of several templates that match, the one with the most literal characters is meant.
            .sorted(Comparator.comparingInt(Operation::literals).reversed())
            .toList();
  }

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    return switch (context.cause) {
      case NotSupportedException _ ->
          told(problem, context, HttpHeaders.CONTENT_TYPE, Operation::consumes);
      case NotAcceptableException _ ->
          told(problem, context, HttpHeaders.ACCEPT, Operation::produces);
      default -> problem;
    };
  }

  private HttpProblem told(
      HttpProblem problem,
      ProblemContext context,
      String header,
      Function<Operation, List<String>> types) {
    var came = request.getCurrent().request();
    return operations.stream()
        .filter(operation -> operation.matches(came.method().name(), context.path))
        .findFirst()
        .map(types)
        .map(
            expected ->
                HttpProblem.builder(problem)
                    .withDetail(
                        "%s: %s (expected: %s)"
                            .formatted(
                                header,
                                Optional.ofNullable(came.getHeader(header))
                                    .map("'%s'"::formatted)
                                    .orElse("none"),
                                String.join(", ", expected)))
                    .build())
        .orElse(problem);
  }

  /// What a method of a resource reads and answers with.
  private record Operation(
      String method, Pattern path, int literals, List<String> consumes, List<String> produces) {

    boolean matches(String method, String path) {
      return this.method.equals(method) && this.path.matcher(path).matches();
    }
  }

  private static Stream<Operation> operations(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(
            method ->
                Arrays.stream(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .flatMap(Stream::ofNullable)
                    .map(verb -> operation(resource, method, verb.value())));
  }

  private static Operation operation(Class<?> resource, Method method, String verb) {
    var template =
        Stream.of(resource.getAnnotation(Path.class), method.getAnnotation(Path.class))
            .flatMap(Stream::ofNullable)
            .map(path -> "/" + path.value().replaceFirst("^/", ""))
            .reduce("", String::concat);
    var regex = new StringBuilder();
    var parameters = PARAMETER.matcher(template);
    int literals = 0;
    int end = 0;
    while (parameters.find()) {
      regex.append(Pattern.quote(template.substring(end, parameters.start())));
      var own = parameters.group("regex");
      regex.append(own == null ? "[^/]+" : "(?:%s)".formatted(own.strip()));
      literals += parameters.start() - end;
      end = parameters.end();
    }
    regex.append(Pattern.quote(template.substring(end)));
    return new Operation(
        verb,
        Pattern.compile(regex.toString()),
        literals + template.length() - end,
        types(resource, method, Consumes.class, Consumes::value),
        types(resource, method, Produces.class, Produces::value));
  }

  private static <A extends Annotation> List<String> types(
      Class<?> resource, Method method, Class<A> kind, Function<A, String[]> value) {
    @Nullable A own = method.getAnnotation(kind);
    @Nullable A ofAll = own == null ? resource.getAnnotation(kind) : own;
    return ofAll == null ? List.of() : List.of(value.apply(ofAll));
  }
}
