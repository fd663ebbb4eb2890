SELECT personal_table('survey_response', ARRAY['comment']);
SELECT personal_table('invitation', ARRAY[]::text[]);
CREATE INDEX ON survey_response (tenant_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX ON invitation (tenant_id, contact_id) WHERE contact_id IS NOT NULL;
