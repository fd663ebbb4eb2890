-- What became of the lines of an import, kept for a day in parts that fit into memory.
CREATE TABLE import_report (
  tenant_id  text        NOT NULL,
  import_id  uuid        NOT NULL,
  part       int         NOT NULL,
  collection text        NOT NULL,
  lines      bytea       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, import_id, part)
);
CREATE INDEX ON import_report (tenant_id, created_at);
SELECT tenant_table('import_report');
