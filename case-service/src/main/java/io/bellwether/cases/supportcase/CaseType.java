package io.bellwether.cases.supportcase;

/// What a case is about.
public enum CaseType {
  HOW_TO,
  DEFECT,
  INSTALL_CONFIG,
  FEATURE_REQUEST,
  BILLING,
  OTHER
}
