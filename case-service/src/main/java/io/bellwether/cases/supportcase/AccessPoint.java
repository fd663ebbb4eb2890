package io.bellwether.cases.supportcase;

/// From where the customer asked for help; the channel says how it reached us.
public enum AccessPoint {
  IN_APP,
  PORTAL,
  WEB_SITE,
  PHONE_LINE,
  PARTNER,
  OTHER
}
