CREATE TABLE team (
  name text NOT NULL
);
SELECT collection_columns('team');
-- A row in the feed says that the team exists; its name stays here.
SELECT publish_table('team', 'team', ARRAY['id']);

CREATE TABLE rep (
  name                 text NOT NULL,
  team_id              uuid,
  hourly_cost_minor    bigint,
  hourly_cost_currency text,
  weekly_hours         numeric
);
SELECT collection_columns('rep');
ALTER TABLE rep ADD FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id);
SELECT publish_table('rep', 'rep', ARRAY['team_id', 'hourly_cost_minor', 'hourly_cost_currency', 'weekly_hours']);

CREATE TABLE activity (
  case_id             uuid        NOT NULL,
  happened_at         timestamptz NOT NULL,
  actor_kind          text        NOT NULL,
  rep_id              uuid,
  type                text        NOT NULL,
  direction           text        NOT NULL,
  visible_to_customer boolean     NOT NULL,
  automated           boolean     NOT NULL,
  minutes_worked      numeric,
  outcome             text
);
SELECT collection_columns('activity');
ALTER TABLE activity
  ADD FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, rep_id) REFERENCES rep (tenant_id, id);
CREATE INDEX ON activity (tenant_id, case_id, happened_at);
SELECT publish_table('activity', 'activity', ARRAY['case_id', 'happened_at', 'actor_kind', 'rep_id', 'type', 'direction', 'visible_to_customer', 'automated', 'minutes_worked', 'outcome']);

ALTER TABLE case_event
  ADD COLUMN stage  text,
  ADD COLUMN rep_id uuid,
  ADD FOREIGN KEY (tenant_id, rep_id) REFERENCES rep (tenant_id, id);
SELECT publish_table('case_event', 'case-event', ARRAY['case_id', 'happened_at', 'kind', 'stage', 'rep_id']);
