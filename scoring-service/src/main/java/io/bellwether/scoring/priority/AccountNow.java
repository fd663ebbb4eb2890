package io.bellwether.scoring.priority;

import io.bellwether.scoring.metric.Quantity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account on a day.
///
/// @param paying what it pays a month, in each of its currencies; empty if it pays nothing
/// @param valueShare the share of paying accounts of the same currency that pay no more; null where
///   it pays in several
/// @param renewalDueOn of its contracts in force, the first that is to be renewed
/// @param health 0 to 100 points; null where too little is known
public record AccountNow(
    @Nullable String tier,
    List<Quantity.Money> paying,
    @Nullable Double valueShare,
    @Nullable LocalDate renewalDueOn,
    @Nullable Double health) {

  public AccountNow {
    paying = List.copyOf(paying);
  }
}
