package io.bellwether.scoring.account;

import io.bellwether.scoring.metric.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An account on a day.
///
/// @param attributes by dimension: tier, region, country, segment; one that is not known is not
///   there
/// @param paying what it pays a month, in each of its currencies; empty if it pays nothing
/// @param valueShare the share of paying accounts of the same currency that pay no more; null where
///   it pays in several
/// @param renewalDueOn of its contracts in force, the first that is to be renewed
/// @param health 0 to 100 points; null where too little is known
public record AccountNow(
    Map<String, String> attributes,
    @Nullable LocalDate customerSince,
    List<Quantity.Money> paying,
    @Nullable Double valueShare,
    @Nullable LocalDate renewalDueOn,
    @Nullable Double health) {

  public AccountNow {
    attributes = Map.copyOf(attributes);
    paying = List.copyOf(paying);
  }

  public @Nullable String attribute(String dimension) {
    return attributes.get(dimension);
  }
}
