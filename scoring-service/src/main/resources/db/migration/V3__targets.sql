-- What a tenant wants its metrics to reach.

CREATE TABLE target (
  metric          text    NOT NULL,
  definition      text,
  value           numeric NOT NULL,
  currency        text,
  dimension       text,
  dimension_value text,
  per             text,
  valid_from      date    NOT NULL,
  valid_to        date    CHECK (valid_to > valid_from),
  source          text    NOT NULL,
  set_on          date    NOT NULL,
  CHECK ((dimension IS NULL) = (dimension_value IS NULL))
);
SELECT collection_columns('target');
CREATE INDEX ON target (tenant_id, metric, set_on);
