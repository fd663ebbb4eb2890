package io.bellwether.scoring.metric;

import com.google.errorprone.annotations.CompileTimeConstant;

/// A condition that a row has to meet. A predicate that is null counts as not met.
///
/// @param reasonWhenOut why a row that fails it is left out, in kebab-case
public record Rule(String reasonWhenOut, @CompileTimeConstant String predicate) {

  public Rule(String reasonWhenOut, @CompileTimeConstant final String predicate) {
    this.reasonWhenOut = reasonWhenOut;
    this.predicate = predicate;
  }
}
