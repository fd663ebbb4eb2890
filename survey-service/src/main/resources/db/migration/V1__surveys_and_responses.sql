CREATE TABLE survey (
  name      text NOT NULL,
  kind      text NOT NULL,
  scale_min int  NOT NULL,
  scale_max int  NOT NULL CHECK (scale_max > scale_min)
);
SELECT collection_columns('survey');
SELECT publish_table('survey', 'survey', ARRAY['kind', 'scale_min', 'scale_max']);

CREATE TABLE survey_response (
  survey_id    uuid        NOT NULL,
  account_id   uuid,
  case_id      uuid,
  score        int         NOT NULL,
  responded_at timestamptz NOT NULL,
  comment      text
);
SELECT collection_columns('survey_response');
ALTER TABLE survey_response ADD FOREIGN KEY (tenant_id, survey_id) REFERENCES survey (tenant_id, id);
CREATE INDEX ON survey_response (tenant_id, survey_id);
SELECT publish_table('survey_response', 'response', ARRAY['survey_id', 'account_id', 'case_id', 'score', 'responded_at']);
