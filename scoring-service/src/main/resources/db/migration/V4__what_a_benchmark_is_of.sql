-- A benchmark may be of one way of answering, and of one group.

ALTER TABLE benchmark
  ADD COLUMN definition      text,
  ADD COLUMN dimension       text,
  ADD COLUMN dimension_value text,
  ADD CHECK ((dimension IS NULL) = (dimension_value IS NULL));
