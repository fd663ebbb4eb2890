package io.bellwether.survey.questionnaire;

/// What a survey measures.
public enum SurveyKind {
  NPS,
  CSAT,
  CES,
  IMPACT,
  BARRIER,
  DRIVER,
  ASSESSMENT
}
