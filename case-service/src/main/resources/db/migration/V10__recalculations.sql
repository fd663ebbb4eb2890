-- What follows for a tenant's cases is computed anew when a calendar, an assignment or a service level changes: for some
-- in the transaction of the change, for the others in batches afterwards. Who changed it stands in the audit of both.
CREATE TABLE recalculation (
  tenant_id    text        NOT NULL,
  id           uuid        NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  replaced_at  timestamptz,
  cases_total  bigint      NOT NULL,
  subject      text        DEFAULT nullif(current_setting('app.subject', true), ''),
  client       text        DEFAULT nullif(current_setting('app.client', true), ''),
  trace_id     text        DEFAULT nullif(current_setting('app.trace_id', true), ''),
  PRIMARY KEY (tenant_id, id)
);
SELECT tenant_table('recalculation');

CREATE TABLE recalculation_batch (
  tenant_id        text    NOT NULL,
  id               uuid    NOT NULL,
  recalculation_id uuid    NOT NULL,
  position         integer NOT NULL,
  failures         integer NOT NULL DEFAULT 0,
  cases            bigint  NOT NULL,
  case_ids         uuid[], -- until they are done
  done_at          timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, recalculation_id) REFERENCES recalculation (tenant_id, id),
  CHECK ((case_ids IS NULL) = (done_at IS NOT NULL))
);
CREATE INDEX ON recalculation_batch (tenant_id, recalculation_id);
CREATE INDEX ON recalculation_batch (tenant_id, failures, position) WHERE done_at IS NULL;
SELECT tenant_table('recalculation_batch');

-- Whoever works batches off finds the tenants by this, and then works as one of them.
CREATE POLICY counted_by_owner ON recalculation_batch FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION tenants_to_recalculate() RETURNS SETOF text
LANGUAGE sql SECURITY DEFINER STABLE
SET search_path = pg_catalog, pg_temp
AS $$ SELECT DISTINCT tenant_id FROM public.recalculation_batch WHERE done_at IS NULL $$;
REVOKE ALL ON FUNCTION tenants_to_recalculate() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_to_recalculate() TO "${app_role}";

CREATE VIEW recalculation_state WITH (security_invoker = true) AS
  SELECT r.tenant_id, r.id, NULL::text AS external_id, 1::bigint AS version, NULL::timestamptz AS source_updated_at,
         r.requested_at AS recorded_at, coalesce(r.replaced_at, b.last_done_at, r.requested_at) AS updated_at,
         r.requested_at, r.cases_total, coalesce(b.cases_done, 0) AS cases_done,
         CASE WHEN b.cases_done = r.cases_total THEN b.last_done_at END AS done_at,
         CASE WHEN b.cases_done = r.cases_total THEN 'DONE'
              WHEN r.replaced_at IS NOT NULL THEN 'REPLACED'
              ELSE 'RUNNING' END AS state
  FROM recalculation r
  CROSS JOIN LATERAL (
    SELECT sum(d.cases)::bigint AS cases_done, max(d.done_at) AS last_done_at
    FROM recalculation_batch d
    WHERE d.tenant_id = r.tenant_id AND d.recalculation_id = r.id AND d.done_at IS NOT NULL) b;
GRANT SELECT ON recalculation_state TO "${app_role}";

-- Corrections rewrite nearly all of these rows: with as much room beside them, the new versions need no entries in the
-- indexes.
ALTER TABLE case_interval SET (fillfactor = 50);
ALTER TABLE sla_clock SET (fillfactor = 50);
-- Nothing could use it, as the state of a clock is an expression; and a new due time needed entries in all of them.
DROP INDEX sla_clock_tenant_id_due_at_idx;
