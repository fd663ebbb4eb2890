-- Whom this service has forgotten, by id only. Appended to and never changed: after a restore from a backup each of
-- them is erased again, and nothing about them is taken in anew.
CREATE TABLE erasure (
  tenant_id text        NOT NULL,
  entity    text        NOT NULL,
  entity_id uuid        NOT NULL,
  erased_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  subject   text        DEFAULT nullif(current_setting('app.subject', true), ''),
  client    text        DEFAULT nullif(current_setting('app.client', true), ''),
  trace_id  text        DEFAULT nullif(current_setting('app.trace_id', true), ''),
  PRIMARY KEY (tenant_id, entity, entity_id)
);
SELECT tenant_table('erasure');
REVOKE UPDATE, DELETE ON erasure FROM "${app_role}";
CREATE TRIGGER erasure_truncate BEFORE TRUNCATE ON erasure
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE erasure ENABLE ALWAYS TRIGGER erasure_truncate;

-- The planner's statistics hold samples of what is in a column, and nobody deletes from them: there are none of
-- columns that may hold personal data.
CREATE FUNCTION without_statistics(target regclass, columns text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY columns LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', target, one);
  END LOOP;
END $$;

-- Rows of a person: what identifies or quotes the person is cleared when the person is erased, the row stays.
CREATE FUNCTION personal_table(target regclass, columns text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ADD COLUMN erased_at timestamptz', target);
  PERFORM without_statistics(target, columns);
END $$;

SELECT without_statistics('idempotency_key', ARRAY['key', 'headers', 'body']);
SELECT without_statistics('import_report', ARRAY['lines']);

REVOKE ALL ON FUNCTION without_statistics(regclass, text[]), personal_table(regclass, text[]) FROM PUBLIC;
