ALTER TABLE support_case
  ADD COLUMN contact_id          uuid,
  ADD COLUMN entitlement_refused boolean;
SELECT publish_table('support_case', 'case', ARRAY['account_id', 'contact_id', 'created_at', 'channel', 'type', 'severity', 'priority', 'service_tier', 'status', 'first_resolved_at', 'resolved_at', 'reopened_at',
  'access_point', 'reason', 'product_area', 'release_id', 'origin', 'linked_defect_id', 'team_id', 'required_fields_complete', 'entitlement_refused', 'repeat_of_id', 'promised_response_at', 'promised_resolve_at',
  'closed_at', 'merged_at', 'merged_into_id', 'stage', 'assignee_id', 'current_priority', 'latest_promised_response_at', 'latest_promised_resolve_at', 'promise_changes', 'history_complete',
  'first_responded_at', 'created_in_business_hours', 'first_response_business_seconds', 'first_resolution_business_seconds', 'resolution_business_seconds']);

ALTER TABLE activity
  ADD COLUMN account_id uuid,
  ALTER COLUMN case_id DROP NOT NULL,
  ADD CHECK (case_id IS NOT NULL OR account_id IS NOT NULL);
SELECT publish_table('activity', 'activity', ARRAY['case_id', 'account_id', 'happened_at', 'actor_kind', 'rep_id', 'type', 'direction', 'visible_to_customer', 'automated', 'initiated_by', 'minutes_worked', 'outcome']);

-- What no case is about is no part of a case's story.
CREATE OR REPLACE VIEW case_timeline WITH (security_invoker = true) AS
  SELECT tenant_id, id, external_id, version, source_updated_at, recorded_at, updated_at, case_id, happened_at,
         'case-event' AS entity, kind, actor_kind, rep_id, stage
  FROM case_event
  UNION ALL
  SELECT tenant_id, id, external_id, version, source_updated_at, recorded_at, updated_at, case_id, happened_at,
         'activity', type, actor_kind, rep_id, NULL
  FROM activity WHERE case_id IS NOT NULL;
