-- Who wrote what and when: one entry for each statement that wrote rows of a collection, made by a
-- trigger in the transaction of the change. The application may read it and neither write nor change
-- it; what a service does on its own behalf has no subject.
CREATE TABLE audit_entry (
  tenant_id   text        NOT NULL,
  id          bigint      GENERATED ALWAYS AS IDENTITY,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  subject     text,
  client      text,
  trace_id    text,
  collection  text        NOT NULL, -- the table
  operation   text        NOT NULL CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE')),
  row_ids     uuid[]      NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ON audit_entry (tenant_id, collection, id);

-- Forced, so that the owner, as whom the trigger function runs, can do no more than append.
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY appended_by_trigger ON audit_entry FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY read_by_tenant ON audit_entry FOR SELECT TO "${app_role}"
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT ON audit_entry TO "${app_role}";

-- A statement that wrote no row, such as an import of what is there already, leaves no entry.
CREATE FUNCTION audit_statement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO public.audit_entry (tenant_id, subject, client, trace_id, collection, operation, row_ids)
  SELECT r.tenant_id, nullif(current_setting('app.subject', true), ''),
         nullif(current_setting('app.client', true), ''),
         nullif(current_setting('app.trace_id', true), ''),
         TG_TABLE_NAME, TG_OP, array_agg(r.id ORDER BY r.id)
    FROM audited_rows r GROUP BY r.tenant_id;
  RETURN NULL;
END;
$$;

-- TRUNCATE would leave no word of what was there, of the log least of all.
CREATE TRIGGER audit_truncate BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_truncate;

CREATE FUNCTION audit_table(target regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  event text;
BEGIN
  FOREACH event IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER audit_%s AFTER %s ON %s REFERENCING %s TABLE AS audited_rows '
      'FOR EACH STATEMENT EXECUTE FUNCTION public.audit_statement()',
      event, event, target, CASE event WHEN 'delete' THEN 'OLD' ELSE 'NEW' END);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER audit_%s', target, event);
  END LOOP;
END $$;

-- Every collection is audited: those that will be made ...
CREATE OR REPLACE FUNCTION collection_columns(target regclass) RETURNS void LANGUAGE plpgsql AS $$
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
  PERFORM audit_table(target);
END $$;

-- ... and those that were made before.
DO $$
DECLARE
  earlier regclass;
BEGIN
  FOR earlier IN
    SELECT c.oid::regclass FROM pg_class c
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'source_updated_at')
  LOOP
    PERFORM audit_table(earlier);
  END LOOP;
END;
$$;

REVOKE ALL ON FUNCTION audit_statement(), audit_table(regclass) FROM PUBLIC;
