package io.bellwether.scoring.told;

import static java.util.stream.Collectors.groupingBy;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.metric.Facts;
import io.bellwether.scoring.slow.SlowRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What an account pays a month for a product, each time that it changes.
final class ToldProductMrr implements ToldFact {

  @Override
  public Fact fact() {
    return Facts.PRODUCT_MRR;
  }

  @Override
  public List<SlowRow> rows(SourceRows sources) {
    var rows = new ArrayList<SlowRow>();
    sources.stream("recurring_line")
        .collect(
            groupingBy(
                line ->
                    Arrays.asList(
                        line.get("account_id"), line.get("currency"), line.get("product"))))
        .values()
        .forEach(
            lines ->
                ToldAccountMrr.steps(lines)
                    .forEach(
                        step -> rows.add(step.with("product", lines.getFirst().get("product")))));
    return rows;
  }
}
