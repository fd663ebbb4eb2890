-- What an account was at any time; the rows follow each other without a gap, valid_from of the first is open.
CREATE TABLE account_state (
  account_id      uuid NOT NULL,
  valid_from      timestamptz,
  valid_to        timestamptz,
  region          text,
  country         text,
  tier            text,
  segment         text,
  operating_model text,
  lifecycle_stage text,
  csm_id          uuid,
  said            text[] NOT NULL,
  CHECK (valid_to > valid_from)
);
SELECT collection_columns('account_state');
ALTER TABLE account_state ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id);
CREATE INDEX ON account_state (tenant_id, account_id);
SELECT publish_table('account_state', 'account-state', ARRAY[
  'account_id', 'valid_from', 'valid_to', 'region', 'country', 'tier', 'segment', 'operating_model',
  'lifecycle_stage', 'csm_id']);
-- The accounts that there are have been as they are since ever, as far as anybody knows. The rows of all tenants, as
-- nobody but the owner can see them, and only without FORCE.
ALTER TABLE account NO FORCE ROW LEVEL SECURITY;
ALTER TABLE account_state NO FORCE ROW LEVEL SECURITY;
INSERT INTO account_state (tenant_id, id, account_id, region, country, tier, segment, said)
SELECT tenant_id, gen_random_uuid(), id, region, country, tier, segment,
       array_remove(ARRAY[
         CASE WHEN country IS NOT NULL THEN 'country' END,
         CASE WHEN region IS NOT NULL THEN 'region' END,
         CASE WHEN segment IS NOT NULL THEN 'segment' END,
         CASE WHEN tier IS NOT NULL THEN 'tier' END], NULL)
FROM account WHERE coalesce(region, country, tier, segment) IS NOT NULL;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
ALTER TABLE account_state FORCE ROW LEVEL SECURITY;
