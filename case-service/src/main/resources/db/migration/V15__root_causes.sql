-- What a case turned out to be about is written down when it ends; the type is what was said when it came in, or what
-- somebody corrected it to.
ALTER TABLE case_event ADD COLUMN root_cause text;
SELECT publish_table('case_event', 'case-event', ARRAY['case_id', 'happened_at', 'sequence', 'kind', 'stage', 'rep_id', 'priority', 'team_id', 'promised_response_at', 'promised_resolve_at',
  'into_case_id', 'actor_kind', 'documentation_complete', 'article_id', 'root_cause']);
