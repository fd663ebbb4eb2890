package io.bellwether.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.bellwether.kit", importOptions = DoNotIncludeTests.class)
class KitKnowsNoDomainTest {

  @ArchTest
  static final ArchRule kit_knows_no_domain =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.bellwether.cases..",
              "io.bellwether.subscription..",
              "io.bellwether.survey..",
              "io.bellwether.scoring..",
              "io.bellwether.gateway..")
          .orShould()
          .haveNameMatching(".*(Account|Case|Contract|Survey|Metric)[A-Z]?\\w*");
}
