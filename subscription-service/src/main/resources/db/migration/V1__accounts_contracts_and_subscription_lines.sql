CREATE TABLE account (
  name           text NOT NULL,
  customer_since date,
  region         text,
  country        text,
  tier           text,
  segment        text
);
SELECT collection_columns('account');
SELECT publish_table('account', 'account', ARRAY['customer_since', 'region', 'country', 'tier', 'segment']);

CREATE TABLE contract (
  account_id          uuid NOT NULL,
  type                text NOT NULL,
  start_date          date NOT NULL,
  end_date            date CHECK (end_date > start_date),
  predecessor_id      uuid,
  cancelled_on        date,
  cancellation_reason text
);
SELECT collection_columns('contract');
ALTER TABLE contract
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, predecessor_id) REFERENCES contract (tenant_id, id);
CREATE INDEX ON contract (tenant_id, account_id);
SELECT publish_table('contract', 'contract', ARRAY['account_id', 'type', 'start_date', 'end_date', 'predecessor_id', 'cancelled_on']);

CREATE TABLE subscription_line (
  account_id       uuid   NOT NULL,
  contract_id      uuid,
  plan             text   NOT NULL,
  amount_minor     bigint NOT NULL,
  amount_currency  text   NOT NULL,
  interval         text   NOT NULL,
  seats            int,
  start_date       date   NOT NULL,
  end_date         date   CHECK (end_date > start_date),
  monthly_minor    bigint NOT NULL,
  monthly_currency text   NOT NULL
);
SELECT collection_columns('subscription_line');
ALTER TABLE subscription_line
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id);
CREATE INDEX ON subscription_line (tenant_id, account_id);
SELECT publish_table('subscription_line', 'subscription-line', ARRAY['account_id', 'contract_id', 'plan', 'monthly_minor', 'monthly_currency', 'interval', 'seats', 'start_date', 'end_date']);
