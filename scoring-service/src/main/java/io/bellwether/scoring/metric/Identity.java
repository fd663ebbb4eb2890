package io.bellwether.scoring.metric;

import java.math.BigDecimal;
import java.util.function.Function;

/// Terms that must add up. They are measured apart, so that a residual tells that something is
/// wrong with the facts or with us.
///
/// @param name in kebab-case
/// @param formula in words and terms
/// @param residual left side minus right side, 0 where it holds
public record Identity(String name, String formula, Function<Cell, BigDecimal> residual) {

  public static Identity ofCounts(String name, String formula, Function<Cell, Long> residual) {
    return new Identity(name, formula, cell -> BigDecimal.valueOf(residual.apply(cell)));
  }

  public boolean holds(Cell cell) {
    return residual.apply(cell).signum() == 0;
  }
}
