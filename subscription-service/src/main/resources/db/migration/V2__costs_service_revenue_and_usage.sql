CREATE TABLE cost (
  account_id      uuid,
  case_id         uuid,
  incurred_on     date   NOT NULL,
  service_type    text   NOT NULL,
  cost_basis      text   NOT NULL,
  amount_minor    bigint NOT NULL,
  amount_currency text   NOT NULL
);
SELECT collection_columns('cost');
ALTER TABLE cost ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id);
CREATE INDEX ON cost (tenant_id, account_id);
SELECT publish_table('cost', 'cost', ARRAY['account_id', 'case_id', 'incurred_on', 'service_type', 'cost_basis', 'amount_minor', 'amount_currency']);

CREATE TABLE service_revenue (
  account_id      uuid   NOT NULL,
  service_type    text   NOT NULL,
  recognized_on   date   NOT NULL,
  amount_minor    bigint NOT NULL,
  amount_currency text   NOT NULL
);
SELECT collection_columns('service_revenue');
ALTER TABLE service_revenue ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id);
CREATE INDEX ON service_revenue (tenant_id, account_id);
SELECT publish_table('service_revenue', 'service-revenue', ARRAY['account_id', 'service_type', 'recognized_on', 'amount_minor', 'amount_currency']);

CREATE TABLE usage_day (
  account_id uuid NOT NULL,
  used_on    date NOT NULL,
  seats_used int  NOT NULL
);
SELECT collection_columns('usage_day');
ALTER TABLE usage_day ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id);
CREATE INDEX ON usage_day (tenant_id, account_id, used_on);
SELECT publish_table('usage_day', 'usage', ARRAY['account_id', 'used_on', 'seats_used']);
