package io.bellwether.scoring.query;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.bellwether.scoring.metric.Metric;
import java.util.Comparator;
import java.util.List;

/// Every metric class of the service, found as the container finds them: by being there.
public final class AllMetrics {

  private AllMetrics() {}

  public static List<Metric> list() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bellwether.scoring.metric")
            .stream()
            .filter(type -> type.isAssignableTo(Metric.class))
            .filter(
                type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(type -> instantiate(type.reflect()))
            .sorted(Comparator.comparing(metric -> metric.definition().id()))
            .toList();
  }

  private static Metric instantiate(Class<?> type) {
    try {
      return (Metric) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(
          type + " cannot be made (expected: a constructor without arguments)", e);
    }
  }
}
