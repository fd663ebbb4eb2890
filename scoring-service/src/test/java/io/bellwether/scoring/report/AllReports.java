package io.bellwether.scoring.report;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;

/// Every report class of the service, found as the container finds them: by being there.
public final class AllReports {

  private AllReports() {}

  public static List<Report> list() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bellwether.scoring")
            .stream()
            .filter(type -> type.isAssignableTo(Report.class) && !type.isInterface())
            .filter(type -> !type.getSimpleName().contains("_"))
            .map(type -> instantiate(type.reflect()))
            .sorted(Comparator.comparing(report -> report.definition().id()))
            .toList();
  }

  private static Report instantiate(Class<?> type) {
    try {
      return (Report) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(
          type + " cannot be made (expected: a constructor without arguments)", e);
    }
  }
}
