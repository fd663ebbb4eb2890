ALTER TABLE survey
  ADD COLUMN item      text,
  ADD COLUMN occasion  text,
  ADD COLUMN direction text,
  ADD COLUMN threshold int CHECK (threshold BETWEEN scale_min AND scale_max);
SELECT publish_table('survey', 'survey', ARRAY['kind', 'item', 'occasion', 'scale_min', 'scale_max', 'direction', 'threshold']);

ALTER TABLE invitation ADD COLUMN contact_id uuid;
SELECT publish_table('invitation', 'invitation', ARRAY['survey_id', 'account_id', 'contact_id', 'case_id', 'sent_at']);

ALTER TABLE survey_response
  ADD COLUMN contact_id   uuid,
  ADD COLUMN rep_id       uuid,
  ADD COLUMN first_score  int,
  ADD COLUMN reason_codes text[],
  ADD COLUMN edited_at    timestamptz;
SELECT publish_table('survey_response', 'response', ARRAY['survey_id', 'account_id', 'contact_id', 'case_id', 'rep_id', 'invitation_id', 'score', 'first_score', 'reason_codes', 'responded_at', 'edited_at']);
-- What is stored was given first, as far as anybody knows. The rows of all tenants, as nobody but the owner can see
-- them, and only without FORCE.
ALTER TABLE survey NO FORCE ROW LEVEL SECURITY;
ALTER TABLE survey_response NO FORCE ROW LEVEL SECURITY;
UPDATE survey SET direction = 'HIGHER_IS_BETTER' WHERE kind = 'NPS';
UPDATE survey_response SET first_score = score;
ALTER TABLE survey FORCE ROW LEVEL SECURITY;
ALTER TABLE survey_response FORCE ROW LEVEL SECURITY;

CREATE TABLE follow_up (
  response_id  uuid        NOT NULL,
  rep_id       uuid,
  activity_id  uuid,
  contacted_at timestamptz NOT NULL,
  outcome      text
);
SELECT collection_columns('follow_up');
ALTER TABLE follow_up ADD FOREIGN KEY (tenant_id, response_id) REFERENCES survey_response (tenant_id, id);
CREATE INDEX ON follow_up (tenant_id, response_id);
SELECT publish_table('follow_up', 'follow-up', ARRAY['response_id', 'rep_id', 'activity_id', 'contacted_at', 'outcome']);
