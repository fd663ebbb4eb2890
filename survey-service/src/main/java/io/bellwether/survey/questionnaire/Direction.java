package io.bellwether.survey.questionnaire;

/// Which end of a scale is the good one.
public enum Direction {
  HIGHER_IS_BETTER,
  /// Such as an effort score where 5 means hard.
  LOWER_IS_BETTER
}
