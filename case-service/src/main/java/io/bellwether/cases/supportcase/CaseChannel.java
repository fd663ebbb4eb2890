package io.bellwether.cases.supportcase;

/// How a case reached us.
public enum CaseChannel {
  EMAIL,
  PHONE,
  CHAT,
  WEB,
  OTHER
}
