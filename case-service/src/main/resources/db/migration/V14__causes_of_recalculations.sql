-- Readers of the feed know the hours of each calendar, but not for which cases it holds: what they can count themselves
-- until all is done depends on what was changed.
ALTER TABLE recalculation ADD COLUMN cause text CHECK (cause IN ('SERVICE_LEVEL', 'CALENDAR', 'ASSIGNMENT'));

SELECT publish_table('recalculation', 'recalculation', ARRAY['requested_at', 'cause', 'cases_total', 'ended_at']);

CREATE OR REPLACE VIEW recalculation_state WITH (security_invoker = true) AS
  SELECT r.tenant_id, r.id, NULL::text AS external_id, 1::bigint AS version, NULL::timestamptz AS source_updated_at,
         r.requested_at AS recorded_at, coalesce(r.replaced_at, b.last_done_at, r.requested_at) AS updated_at,
         r.requested_at, r.cases_total, coalesce(b.cases_done, 0) AS cases_done,
         CASE WHEN b.cases_done = r.cases_total THEN b.last_done_at END AS done_at,
         CASE WHEN b.cases_done = r.cases_total THEN 'DONE'
              WHEN r.replaced_at IS NOT NULL THEN 'REPLACED'
              ELSE 'RUNNING' END AS state,
         r.cause
  FROM recalculation r
  CROSS JOIN LATERAL (
    SELECT sum(d.cases)::bigint AS cases_done, max(d.done_at) AS last_done_at
    FROM recalculation_batch d
    WHERE d.tenant_id = r.tenant_id AND d.recalculation_id = r.id AND d.done_at IS NOT NULL) b;
