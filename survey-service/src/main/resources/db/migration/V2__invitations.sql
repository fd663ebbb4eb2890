CREATE TABLE invitation (
  survey_id  uuid        NOT NULL,
  account_id uuid,
  case_id    uuid,
  sent_at    timestamptz NOT NULL
);
SELECT collection_columns('invitation');
ALTER TABLE invitation ADD FOREIGN KEY (tenant_id, survey_id) REFERENCES survey (tenant_id, id);
CREATE INDEX ON invitation (tenant_id, survey_id);
SELECT publish_table('invitation', 'invitation', ARRAY['survey_id', 'account_id', 'case_id', 'sent_at']);

-- Which invitation a response answers, where that is known.
ALTER TABLE survey_response
  ADD COLUMN invitation_id uuid,
  ADD FOREIGN KEY (tenant_id, invitation_id) REFERENCES invitation (tenant_id, id);
SELECT publish_table('survey_response', 'response', ARRAY['survey_id', 'account_id', 'case_id', 'invitation_id', 'score', 'responded_at']);
