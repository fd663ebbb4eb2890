package io.bellwether.scoring.report;

/// Questions about customers that take more than a value to answer, such as a list or a plan, and
/// the resource that answers them. A report is a final class in one file beside what it computes;
/// declaring it adds it to the definitions and to the coverage of questions.
public interface Report {

  ReportDefinition definition();
}
