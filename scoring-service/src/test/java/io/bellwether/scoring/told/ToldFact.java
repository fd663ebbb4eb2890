package io.bellwether.scoring.told;

import io.bellwether.scoring.metric.Fact;
import io.bellwether.scoring.slow.SlowRow;
import java.util.List;

/// A fact that is made of others.
interface ToldFact {

  Fact fact();

  List<SlowRow> rows(SourceRows sources);
}
