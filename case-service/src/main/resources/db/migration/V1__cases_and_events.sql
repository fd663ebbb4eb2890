CREATE TABLE support_case (
  account_id        uuid,
  created_at        timestamptz NOT NULL,
  channel           text        NOT NULL,
  type              text        NOT NULL,
  severity          text,
  priority          text,
  service_tier      text,
  subject           text,
  status            text NOT NULL,
  first_resolved_at timestamptz,
  resolved_at       timestamptz,
  reopened_at       timestamptz
);
SELECT collection_columns('support_case');
CREATE INDEX ON support_case (tenant_id, created_at, id);
SELECT publish_table('support_case', 'case', ARRAY['account_id', 'created_at', 'channel', 'type', 'severity', 'priority', 'service_tier', 'status', 'first_resolved_at', 'resolved_at', 'reopened_at']);

CREATE TABLE case_event (
  case_id     uuid        NOT NULL,
  happened_at timestamptz NOT NULL,
  kind        text        NOT NULL
);
SELECT collection_columns('case_event');
ALTER TABLE case_event ADD FOREIGN KEY (tenant_id, case_id) REFERENCES support_case (tenant_id, id);
CREATE INDEX ON case_event (tenant_id, case_id, happened_at);
SELECT publish_table('case_event', 'case-event', ARRAY['case_id', 'happened_at', 'kind']);
