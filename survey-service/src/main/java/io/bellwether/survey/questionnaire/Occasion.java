package io.bellwether.survey.questionnaire;

/// When a survey is sent.
public enum Occasion {
  /// At times, about everything.
  RELATIONSHIP,
  /// After something, about that.
  TRANSACTION
}
