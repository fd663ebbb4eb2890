package io.bellwether.cases.supportcase;

/// How a case reached us.
public enum CaseChannel {
  EMAIL,
  PHONE,
  CHAT,
  WEB,
  /// A forum of customers, where somebody of us takes a question up.
  COMMUNITY,
  OTHER
}
