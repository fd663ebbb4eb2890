SELECT personal_table('support_case', ARRAY['subject']);
CREATE INDEX ON support_case (tenant_id, contact_id) WHERE contact_id IS NOT NULL;
