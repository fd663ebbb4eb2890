package io.bellwether.localstack.demo.acme;

import java.util.Arrays;
import java.util.List;

/// Parts of the product. What a case is about depends on its type: exports break, dashboards raise
/// questions, and single sign-on has to be set up.
enum ProductArea {
  EXPORT("Export", 30, 10, 2, 15),
  DASHBOARD("Dashboard", 15, 30, 5, 30),
  IMPORT("Import", 20, 12, 20, 10),
  SINGLE_SIGN_ON("Single sign-on", 8, 5, 45, 5),
  BILLING("Invoice", 2, 3, 1, 2),
  REPORTING("Report", 15, 30, 2, 23),
  API("API", 10, 10, 25, 15);

  private static final List<ProductArea> ALL = List.of(values());

  private final String subject;
  private final double defects;
  private final double questions;
  private final double setUp;
  private final double wishes;

  ProductArea(String subject, double defects, double questions, double setUp, double wishes) {
    this.subject = subject;
    this.defects = defects;
    this.questions = questions;
    this.setUp = setUp;
    this.wishes = wishes;
  }

  static ProductArea of(String type, Draws draws) {
    return draws.weighted(ALL, Arrays.stream(values()).mapToDouble(one -> one.of(type)).toArray());
  }

  String subject() {
    return subject;
  }

  private double of(String type) {
    return switch (type) {
      case "DEFECT" -> defects;
      case "HOW_TO" -> questions;
      case "INSTALL_CONFIG" -> setUp;
      case "FEATURE_REQUEST" -> wishes;
      default -> this == BILLING ? 1 : 0;
    };
  }
}
