-- What was written before the feed told when reps work is told once, as it is. The rows stay as they are, and nobody
-- writes them meanwhile. FORCE hides the rows of all tenants from their owner too.
ALTER TABLE rep NO FORCE ROW LEVEL SECURITY;
ALTER TABLE calendar_version NO FORCE ROW LEVEL SECURITY;

INSERT INTO change_log (tenant_id, entity, entity_id, op, schema_ver, payload)
SELECT tenant_id, 'rep', id, 'U', 1,
       jsonb_build_object(
         'team_id', team_id, 'hourly_cost_minor', hourly_cost_minor, 'hourly_cost_currency', hourly_cost_currency,
         'weekly_hours', weekly_hours, 'calendar_id', calendar_id)
FROM rep WHERE calendar_id IS NOT NULL;

INSERT INTO change_log (tenant_id, entity, entity_id, op, schema_ver, payload)
SELECT tenant_id, 'calendar-version', id, 'U', 1,
       jsonb_build_object(
         'calendar_id', calendar_id, 'valid_from', valid_from, 'time_zone', time_zone, 'weekly_hours', weekly_hours,
         'holidays', holidays)
FROM calendar_version;

ALTER TABLE rep FORCE ROW LEVEL SECURITY;
ALTER TABLE calendar_version FORCE ROW LEVEL SECURITY;
