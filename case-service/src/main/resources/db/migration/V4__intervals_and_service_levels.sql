CREATE TABLE release (
  product_area text,
  released_at  timestamptz NOT NULL
);
SELECT collection_columns('release');
SELECT publish_table('release', 'release', ARRAY['product_area', 'released_at']);

ALTER TABLE support_case
  ADD COLUMN access_point             text,
  ADD COLUMN reason                   text,
  ADD COLUMN product_area             text,
  ADD COLUMN release_id               uuid,
  ADD COLUMN origin                   text,
  ADD COLUMN linked_defect_id         text,
  ADD COLUMN team_id                  uuid,
  ADD COLUMN required_fields_complete boolean,
  ADD COLUMN repeat_of_id             uuid,
  ADD COLUMN promised_response_at     timestamptz,
  ADD COLUMN promised_resolve_at      timestamptz,
  -- What follows from events and activities.
  ADD COLUMN closed_at                         timestamptz,
  ADD COLUMN merged_at                         timestamptz,
  ADD COLUMN merged_into_id                    uuid,
  ADD COLUMN stage                             text,
  ADD COLUMN assignee_id                       uuid,
  ADD COLUMN current_priority                  text,
  ADD COLUMN latest_promised_response_at       timestamptz,
  ADD COLUMN latest_promised_resolve_at        timestamptz,
  ADD COLUMN promise_changes                   integer,
  ADD COLUMN history_complete                  boolean,
  ADD COLUMN first_responded_at                timestamptz,
  ADD COLUMN calendar_id                       uuid,
  ADD COLUMN created_in_business_hours         boolean,
  ADD COLUMN first_response_business_seconds   bigint,
  ADD COLUMN first_resolution_business_seconds bigint,
  ADD COLUMN resolution_business_seconds       bigint,
  ADD FOREIGN KEY (tenant_id, release_id) REFERENCES release (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, repeat_of_id) REFERENCES support_case (tenant_id, id);
SELECT publish_table('support_case', 'case', ARRAY['account_id', 'created_at', 'channel', 'type', 'severity', 'priority', 'service_tier', 'status', 'first_resolved_at', 'resolved_at', 'reopened_at',
  'access_point', 'reason', 'product_area', 'release_id', 'origin', 'linked_defect_id', 'team_id', 'required_fields_complete', 'repeat_of_id', 'promised_response_at', 'promised_resolve_at',
  'closed_at', 'merged_at', 'merged_into_id', 'stage', 'assignee_id', 'current_priority', 'latest_promised_response_at', 'latest_promised_resolve_at', 'promise_changes', 'history_complete',
  'first_responded_at', 'created_in_business_hours', 'first_response_business_seconds', 'first_resolution_business_seconds', 'resolution_business_seconds']);

ALTER TABLE case_event
  ADD COLUMN sequence               integer,
  ADD COLUMN priority               text,
  ADD COLUMN team_id                uuid,
  ADD COLUMN promised_response_at   timestamptz,
  ADD COLUMN promised_resolve_at    timestamptz,
  ADD COLUMN into_case_id           uuid,
  ADD COLUMN actor_kind             text,
  ADD COLUMN documentation_complete boolean,
  ADD COLUMN article_id             text,
  ADD FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, into_case_id) REFERENCES support_case (tenant_id, id);
SELECT publish_table('case_event', 'case-event', ARRAY['case_id', 'happened_at', 'sequence', 'kind', 'stage', 'rep_id', 'priority', 'team_id', 'promised_response_at', 'promised_resolve_at',
  'into_case_id', 'actor_kind', 'documentation_complete', 'article_id']);

ALTER TABLE activity ADD COLUMN initiated_by text;
SELECT publish_table('activity', 'activity', ARRAY['case_id', 'happened_at', 'actor_kind', 'rep_id', 'type', 'direction', 'visible_to_customer', 'automated', 'initiated_by', 'minutes_worked', 'outcome']);

CREATE TABLE sla_policy (
  service_tier           text,
  priority               text,
  valid_from             timestamptz,
  clock                  text  NOT NULL,
  first_response_seconds bigint,
  next_response_seconds  bigint,
  resolution_seconds     bigint,
  pausing_stages         text[] NOT NULL
);
SELECT collection_columns('sla_policy');

-- Rows that follow from others: written by the service alone, so no external ids, versions or references.
CREATE TABLE case_interval (
  tenant_id           text        NOT NULL,
  id                  uuid        NOT NULL,
  case_id             uuid        NOT NULL,
  kind                text        NOT NULL,
  value               text,
  valid_from          timestamptz NOT NULL,
  valid_to            timestamptz,
  calendar_seconds    bigint,
  business_seconds    bigint,
  calendar_version_id uuid,
  recorded_at         timestamptz NOT NULL DEFAULT now(),
  updated_at          timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
SELECT tenant_table('case_interval');
CREATE INDEX ON case_interval (tenant_id, case_id);
SELECT publish_table('case_interval', 'case-interval', ARRAY['case_id', 'kind', 'value', 'valid_from', 'valid_to', 'calendar_seconds', 'business_seconds', 'calendar_version_id']);

CREATE TABLE sla_clock (
  tenant_id       text        NOT NULL,
  id              uuid        NOT NULL,
  case_id         uuid        NOT NULL,
  policy_id       uuid        NOT NULL,
  kind            text        NOT NULL,
  clock           text        NOT NULL,
  target_seconds  bigint      NOT NULL,
  started_at      timestamptz NOT NULL,
  due_at          timestamptz,
  stopped_at      timestamptz,
  paused          boolean     NOT NULL,
  paused_seconds  bigint,
  elapsed_seconds bigint,
  outcome         text,
  recorded_at     timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
SELECT tenant_table('sla_clock');
CREATE INDEX ON sla_clock (tenant_id, case_id);
CREATE INDEX ON sla_clock (tenant_id, due_at) WHERE stopped_at IS NULL;
SELECT publish_table('sla_clock', 'sla-clock', ARRAY['case_id', 'policy_id', 'kind', 'clock', 'target_seconds', 'started_at', 'due_at', 'stopped_at', 'paused', 'paused_seconds', 'elapsed_seconds', 'outcome']);

-- As the API reads them. The invoker's rights: row level security holds behind the view.
CREATE VIEW case_interval_read WITH (security_invoker = true) AS
  SELECT i.*, NULL::text AS external_id, 1::bigint AS version, NULL::timestamptz AS source_updated_at FROM case_interval i;
CREATE VIEW case_stage WITH (security_invoker = true) AS
  SELECT i.*, i.value AS stage FROM case_interval_read i WHERE i.kind = 'STAGE';
-- A breach is no event that somebody would have to write in time: it follows from the due time and the clock.
CREATE VIEW sla_clock_now WITH (security_invoker = true) AS
  SELECT c.*, NULL::text AS external_id, 1::bigint AS version, NULL::timestamptz AS source_updated_at,
         CASE WHEN c.outcome IS NOT NULL THEN c.outcome
              WHEN c.stopped_at IS NULL AND c.due_at < now() THEN 'BREACHED'
              WHEN c.stopped_at IS NULL AND c.paused AND c.due_at IS NULL THEN 'PAUSED'
              WHEN c.stopped_at IS NULL AND c.due_at IS NOT NULL THEN 'RUNNING'
              ELSE 'UNKNOWN' END AS state
  FROM sla_clock c;
GRANT SELECT ON case_interval_read, case_stage, sla_clock_now TO "${app_role}";
