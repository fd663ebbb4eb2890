-- Who was turned away stands in the audit log too. Those entries follow from no change, so the application makes them,
-- for the tenant of its transaction and of these two kinds only; one stands for many of the same minute.
ALTER TABLE audit_entry
  ADD COLUMN route text, -- what was asked for, as in the role table
  ADD COLUMN times integer NOT NULL DEFAULT 1;

ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_operation_check;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_operation_check
  CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE', 'VOID', 'ERASE', 'DENIED', 'REFUSED'));

CREATE FUNCTION audit_denial(
  recorded_at timestamptz, subject text, client text, trace_id text, collection text, operation text, route text,
  times integer)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  tenant text := nullif(current_setting('app.tenant', true), '');
BEGIN
  IF tenant IS NULL OR operation NOT IN ('DENIED', 'REFUSED') THEN
    RAISE EXCEPTION 'denial % for tenant % (expected: DENIED or REFUSED, for a tenant)', operation, tenant;
  END IF;
  INSERT INTO public.audit_entry
    (tenant_id, recorded_at, subject, client, trace_id, collection, operation, row_ids, route, times)
  VALUES (tenant, recorded_at, nullif(subject, ''), nullif(client, ''), trace_id, collection, operation, '{}',
          nullif(route, ''), times);
END;
$$;

REVOKE ALL ON FUNCTION audit_denial(timestamptz, text, text, text, text, text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_denial(timestamptz, text, text, text, text, text, text, integer) TO "${app_role}";
