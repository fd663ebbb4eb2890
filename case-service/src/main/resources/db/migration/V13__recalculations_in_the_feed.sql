-- Readers of the feed are told for how long some cases are still counted by what held before. When that is over is said
-- by a row and not by a count of batches, so that it comes with the last of them.
ALTER TABLE recalculation ADD COLUMN ended_at timestamptz;

ALTER TABLE recalculation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE recalculation_batch NO FORCE ROW LEVEL SECURITY;
UPDATE recalculation r SET ended_at = coalesce(r.replaced_at, clock_timestamp())
WHERE NOT EXISTS (
  SELECT FROM recalculation_batch b
  WHERE b.tenant_id = r.tenant_id AND b.recalculation_id = r.id AND b.done_at IS NULL);
ALTER TABLE recalculation FORCE ROW LEVEL SECURITY;
ALTER TABLE recalculation_batch FORCE ROW LEVEL SECURITY;

SELECT publish_table('recalculation', 'recalculation', ARRAY['requested_at', 'cases_total', 'ended_at']);
