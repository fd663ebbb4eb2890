package io.bellwether.scoring;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.bellwether.kit.testing.HouseRules;

@AnalyzeClasses(packages = "io.bellwether.scoring", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);
}
