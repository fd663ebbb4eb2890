-- How long customers waited for the first word is told in working time, too. Cases that are there already have it
-- from the next time on that something happens to them or a calendar is corrected.
ALTER TABLE support_case
  ADD COLUMN acknowledged_at                  timestamptz,
  ADD COLUMN acknowledgement_business_seconds bigint;
SELECT publish_table('support_case', 'case', ARRAY['account_id', 'contact_id', 'created_at', 'channel', 'type', 'severity', 'priority', 'service_tier', 'status', 'first_resolved_at', 'resolved_at', 'reopened_at',
  'access_point', 'reason', 'product_area', 'release_id', 'origin', 'linked_defect_id', 'team_id', 'required_fields_complete', 'entitlement_refused', 'repeat_of_id', 'promised_response_at', 'promised_resolve_at',
  'closed_at', 'merged_at', 'merged_into_id', 'stage', 'assignee_id', 'current_priority', 'latest_promised_response_at', 'latest_promised_resolve_at', 'promise_changes', 'history_complete',
  'first_responded_at', 'created_in_business_hours', 'first_response_business_seconds', 'first_resolution_business_seconds', 'resolution_business_seconds',
  'acknowledged_at', 'acknowledgement_business_seconds']);
