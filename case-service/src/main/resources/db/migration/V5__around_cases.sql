CREATE TABLE outage (
  region       text,
  product_area text,
  planned      boolean     NOT NULL,
  started_at   timestamptz NOT NULL,
  ended_at     timestamptz
);
SELECT collection_columns('outage');
SELECT publish_table('outage', 'outage', ARRAY['region', 'product_area', 'planned', 'started_at', 'ended_at']);

CREATE TABLE known_issue (
  product_area     text,
  linked_defect_id text,
  known_since      timestamptz NOT NULL,
  fixed_at         timestamptz
);
SELECT collection_columns('known_issue');
SELECT publish_table('known_issue', 'known-issue', ARRAY['product_area', 'linked_defect_id', 'known_since', 'fixed_at']);

CREATE TABLE known_issue_notice (
  known_issue_id uuid        NOT NULL,
  account_id     uuid        NOT NULL,
  notified_at    timestamptz NOT NULL
);
SELECT collection_columns('known_issue_notice');
ALTER TABLE known_issue_notice ADD FOREIGN KEY (tenant_id, known_issue_id) REFERENCES known_issue (tenant_id, id);
SELECT publish_table('known_issue_notice', 'known-issue-notice', ARRAY['known_issue_id', 'account_id', 'notified_at']);

CREATE TABLE deflection (
  account_id   uuid,
  offered_at   timestamptz NOT NULL,
  topic        text,
  access_point text,
  accepted     boolean     NOT NULL,
  case_id      uuid
);
SELECT collection_columns('deflection');
ALTER TABLE deflection ADD FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id);
SELECT publish_table('deflection', 'deflection', ARRAY['account_id', 'offered_at', 'topic', 'access_point', 'accepted', 'case_id']);

CREATE TABLE self_service_session (
  account_id              uuid,
  started_at              timestamptz NOT NULL,
  topic                   text,
  last_step               text,
  searches                integer,
  searches_without_result integer,
  solved                  boolean
);
SELECT collection_columns('self_service_session');
SELECT publish_table('self_service_session', 'self-service-session', ARRAY['account_id', 'started_at', 'topic', 'last_step', 'searches', 'searches_without_result', 'solved']);

CREATE TABLE article (
  topic           text,
  published_at    timestamptz NOT NULL,
  reviewed_at     timestamptz,
  retired_at      timestamptz,
  helpful_votes   integer,
  unhelpful_votes integer
);
SELECT collection_columns('article');
SELECT publish_table('article', 'article', ARRAY['topic', 'published_at', 'reviewed_at', 'retired_at', 'helpful_votes', 'unhelpful_votes']);

ALTER TABLE rep
  ADD COLUMN calendar_id uuid,
  ADD FOREIGN KEY (tenant_id, calendar_id) REFERENCES calendar (tenant_id, id);

CREATE VIEW case_timeline WITH (security_invoker = true) AS
  SELECT tenant_id, id, external_id, version, source_updated_at, recorded_at, updated_at, case_id, happened_at,
         'case-event' AS entity, kind, actor_kind, rep_id, stage
  FROM case_event
  UNION ALL
  SELECT tenant_id, id, external_id, version, source_updated_at, recorded_at, updated_at, case_id, happened_at,
         'activity', type, actor_kind, rep_id, NULL
  FROM activity;
GRANT SELECT ON case_timeline TO "${app_role}";
