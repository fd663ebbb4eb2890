package io.bellwether.cases.activity;

/// What was done.
public enum ActivityType {
  /// A written message, whichever way it went.
  REPLY,
  /// A mail, where the source tells mails from other messages.
  EMAIL,
  /// A chat, where the source tells it from other messages.
  CHAT,
  NOTE,
  CALL,
  MEETING,
  OTHER
}
