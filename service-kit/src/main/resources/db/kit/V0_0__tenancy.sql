-- Row level security is the law: a table of tenants' rows is readable and writable only for the
-- tenant that the transaction has set (app.tenant), also for its owner.

-- Makes a table one of tenants' rows. The table has (tenant_id, id) as its primary key.
CREATE FUNCTION tenant_table(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($f$ALTER TABLE %s ALTER COLUMN tenant_id SET DEFAULT nullif(current_setting('app.tenant', true), '')$f$, target);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  -- An unset or empty setting matches nothing: closed, not open.
  EXECUTE format($f$CREATE POLICY tenant ON %s USING (tenant_id = nullif(current_setting('app.tenant', true), ''))
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), ''))$f$, target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ${app_role}', target);
END $$;

-- Makes the columns that every collection has.
CREATE FUNCTION collection_columns(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($f$ALTER TABLE %s
    ADD COLUMN tenant_id text NOT NULL,
    ADD COLUMN id uuid NOT NULL,
    ADD COLUMN external_id text,
    ADD COLUMN version bigint NOT NULL DEFAULT 1,
    ADD COLUMN source_updated_at timestamptz,
    ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
    ADD PRIMARY KEY (tenant_id, id)$f$, target);
  EXECUTE format('CREATE UNIQUE INDEX ON %s (tenant_id, external_id)', target);
  EXECUTE format('CREATE INDEX ON %s (tenant_id, updated_at, id)', target);
  PERFORM tenant_table(target);
END $$;

CREATE TABLE idempotency_key (
  tenant_id   text        NOT NULL,
  client_id   text        NOT NULL,
  subject     text        NOT NULL,
  route       text        NOT NULL,
  key         text        NOT NULL,
  fingerprint bytea       NOT NULL,
  status      int         NOT NULL,
  headers     jsonb       NOT NULL,
  body        bytea       NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, client_id, subject, route, key)
);
CREATE INDEX ON idempotency_key (tenant_id, created_at);
SELECT tenant_table('idempotency_key');
