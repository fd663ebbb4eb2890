-- What the questions about growth, retention, adoption and success need. Texts in the lists of published
-- columns are codes (@Code) or enumerations; names, titles, statements and all of contact stay here.

CREATE TABLE product_sale (
  account_id                   uuid NOT NULL,
  product                      text NOT NULL,
  product_family               text,
  sold_on                      date NOT NULL,
  amount_minor                 bigint NOT NULL,
  amount_currency              text NOT NULL,
  sales_channel                text,
  growth_kind                  text,
  rep_id                       uuid,
  support_included             boolean,
  service_opportunity_minor    bigint,
  service_opportunity_currency text
);
SELECT collection_columns('product_sale');
ALTER TABLE product_sale
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id);
CREATE INDEX ON product_sale (tenant_id, account_id);
SELECT publish_table('product_sale', 'product-sale', ARRAY[
  'account_id', 'product', 'product_family', 'sold_on', 'amount_minor', 'amount_currency',
  'sales_channel', 'growth_kind', 'rep_id', 'support_included', 'service_opportunity_minor',
  'service_opportunity_currency']);

ALTER TABLE account
  ADD COLUMN signed_up_on date,
  ADD COLUMN acquisition_source text,
  ADD COLUMN industry text,
  ADD COLUMN licence_model text,
  ADD COLUMN operating_model text,
  ADD COLUMN lifecycle_stage text,
  ADD COLUMN csm_id uuid,
  ADD COLUMN check_in_every_days int,
  ADD COLUMN integral_to_business boolean;
SELECT publish_table('account', 'account', ARRAY[
  'customer_since', 'signed_up_on', 'acquisition_source', 'region', 'country', 'industry', 'tier',
  'segment', 'licence_model', 'operating_model', 'lifecycle_stage', 'csm_id', 'check_in_every_days',
  'integral_to_business']);

ALTER TABLE contract
  ADD COLUMN product text,
  ADD COLUMN product_family text,
  ADD COLUMN programme text,
  ADD COLUMN product_sale_id uuid,
  ADD COLUMN signed_on date,
  ADD COLUMN renewal_due_on date,
  ADD COLUMN succession text,
  ADD COLUMN annual_value_minor bigint,
  ADD COLUMN annual_value_currency text,
  ADD COLUMN agreed_uplift numeric,
  ADD COLUMN included_level int,
  ADD COLUMN purchased_level int,
  ADD COLUMN cancellation_controllable boolean,
  ADD FOREIGN KEY (tenant_id, product_sale_id) REFERENCES product_sale (tenant_id, id);
CREATE INDEX ON contract (tenant_id, product_sale_id);
SELECT publish_table('contract', 'contract', ARRAY[
  'account_id', 'type', 'product', 'product_family', 'programme', 'product_sale_id', 'signed_on',
  'start_date', 'end_date', 'renewal_due_on', 'predecessor_id', 'succession', 'annual_value_minor',
  'annual_value_currency', 'agreed_uplift', 'included_level', 'purchased_level', 'cancelled_on',
  'cancellation_reason', 'cancellation_controllable']);

ALTER TABLE subscription_line
  ADD COLUMN product text,
  ADD COLUMN kind text NOT NULL DEFAULT 'PAID',
  ADD COLUMN list_amount_minor bigint,
  ADD COLUMN list_amount_currency text,
  ADD COLUMN discount_duration text,
  ADD COLUMN replaces_id uuid,
  ADD COLUMN change text,
  ADD COLUMN reason text,
  ADD COLUMN end_reason text,
  ADD COLUMN list_monthly_minor bigint,
  ADD COLUMN list_monthly_currency text,
  ADD FOREIGN KEY (tenant_id, replaces_id) REFERENCES subscription_line (tenant_id, id);
CREATE INDEX ON subscription_line (tenant_id, replaces_id);
SELECT publish_table('subscription_line', 'subscription-line', ARRAY[
  'account_id', 'contract_id', 'plan', 'product', 'kind', 'amount_minor', 'amount_currency',
  'list_amount_minor', 'list_amount_currency', 'discount_duration', 'interval', 'seats', 'start_date',
  'end_date', 'replaces_id', 'change', 'reason', 'end_reason', 'monthly_minor', 'monthly_currency',
  'list_monthly_minor', 'list_monthly_currency']);
-- The rows of all tenants, as nobody but the owner can see them, and only without FORCE.
ALTER TABLE subscription_line NO FORCE ROW LEVEL SECURITY;
UPDATE subscription_line SET list_monthly_minor = monthly_minor, list_monthly_currency = monthly_currency;
ALTER TABLE subscription_line FORCE ROW LEVEL SECURITY;

ALTER TABLE cost
  ADD COLUMN contract_id uuid,
  ADD COLUMN team_id uuid,
  ADD COLUMN kind text,
  ADD COLUMN programme text,
  ADD COLUMN funding_source text,
  ADD FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id);
CREATE INDEX ON cost (tenant_id, contract_id);
SELECT publish_table('cost', 'cost', ARRAY[
  'account_id', 'case_id', 'contract_id', 'team_id', 'incurred_on', 'service_type', 'kind',
  'cost_basis', 'programme', 'funding_source', 'amount_minor', 'amount_currency']);

ALTER TABLE service_revenue
  ADD COLUMN contract_id uuid,
  ADD COLUMN kind text,
  ADD COLUMN programme text,
  ADD COLUMN funding_source text,
  ADD COLUMN booked_on date,
  ADD FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id);
CREATE INDEX ON service_revenue (tenant_id, contract_id);
SELECT publish_table('service_revenue', 'service-revenue', ARRAY[
  'account_id', 'contract_id', 'service_type', 'kind', 'programme', 'funding_source', 'booked_on',
  'recognized_on', 'amount_minor', 'amount_currency']);

ALTER TABLE usage_day
  ADD COLUMN product text,
  ADD COLUMN seats_assigned int,
  ADD COLUMN basic_users int,
  ADD COLUMN advanced_users int,
  ADD COLUMN weekly_users int,
  ADD COLUMN monthly_users int,
  ADD COLUMN unit text,
  ADD COLUMN units_entitled numeric,
  ADD COLUMN units_used numeric;
SELECT publish_table('usage_day', 'usage', ARRAY[
  'account_id', 'used_on', 'product', 'seats_used', 'seats_assigned', 'basic_users', 'advanced_users',
  'weekly_users', 'monthly_users', 'unit', 'units_entitled', 'units_used']);

CREATE TABLE contact (
  account_id uuid NOT NULL,
  name       text NOT NULL,
  email      text,
  phone      text,
  role       text,
  left_on    date
);
SELECT collection_columns('contact');
ALTER TABLE contact
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id);
CREATE INDEX ON contact (tenant_id, account_id);

CREATE TABLE deal (
  account_id          uuid NOT NULL,
  opened_on           date NOT NULL,
  status              text NOT NULL,
  closed_on           date,
  amount_minor        bigint NOT NULL,
  amount_currency     text NOT NULL,
  monthly_minor       bigint,
  monthly_currency    text,
  growth_kind         text,
  competitor_replaced text,
  sales_channel       text,
  rep_id              uuid,
  source_activity_id  uuid,
  contract_id         uuid,
  loss_reason         text
);
SELECT collection_columns('deal');
ALTER TABLE deal
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id);
CREATE INDEX ON deal (tenant_id, account_id);
CREATE INDEX ON deal (tenant_id, contract_id);
SELECT publish_table('deal', 'deal', ARRAY[
  'account_id', 'opened_on', 'status', 'closed_on', 'amount_minor', 'amount_currency', 'monthly_minor',
  'monthly_currency', 'growth_kind', 'competitor_replaced', 'sales_channel', 'rep_id',
  'source_activity_id', 'contract_id', 'loss_reason']);

CREATE TABLE programme (
  programme     text NOT NULL,
  offered_from  date NOT NULL,
  offered_until date,
  phone         boolean NOT NULL,
  email         boolean NOT NULL,
  chat          boolean NOT NULL,
  web           boolean NOT NULL,
  community     boolean NOT NULL
);
SELECT collection_columns('programme');
SELECT publish_table('programme', 'programme', ARRAY[
  'programme', 'offered_from', 'offered_until', 'phone', 'email', 'chat', 'web', 'community']);

CREATE TABLE renewal_commitment (
  account_id   uuid NOT NULL,
  contract_id  uuid,
  stated_on    date NOT NULL,
  intent       text NOT NULL,
  withdrawn_on date,
  reason       text
);
SELECT collection_columns('renewal_commitment');
ALTER TABLE renewal_commitment
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id);
CREATE INDEX ON renewal_commitment (tenant_id, account_id);
CREATE INDEX ON renewal_commitment (tenant_id, contract_id);
SELECT publish_table('renewal_commitment', 'renewal-commitment', ARRAY[
  'account_id', 'contract_id', 'stated_on', 'intent', 'withdrawn_on', 'reason']);

CREATE TABLE exchange_rate (
  from_currency text NOT NULL,
  to_currency   text NOT NULL,
  valid_from    date NOT NULL,
  rate          numeric NOT NULL
);
SELECT collection_columns('exchange_rate');
SELECT publish_table('exchange_rate', 'exchange-rate', ARRAY[
  'from_currency', 'to_currency', 'valid_from', 'rate']);

CREATE TABLE feature_usage (
  account_id    uuid NOT NULL,
  used_on       date NOT NULL,
  product       text,
  feature       text NOT NULL,
  feature_class text,
  user_id       uuid,
  users         int NOT NULL,
  uses          int
);
SELECT collection_columns('feature_usage');
ALTER TABLE feature_usage
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id);
CREATE INDEX ON feature_usage (tenant_id, account_id);
SELECT publish_table('feature_usage', 'feature-usage', ARRAY[
  'account_id', 'used_on', 'product', 'feature', 'feature_class', 'user_id', 'users', 'uses']);

CREATE TABLE onboarding (
  account_id      uuid NOT NULL,
  scope           text NOT NULL,
  service_type    text,
  contract_id     uuid,
  product_sale_id uuid,
  formal          boolean NOT NULL,
  signed_on       date,
  kickoff_on      date,
  first_login_on  date,
  planned_days    int,
  stage           text,
  completed_on    date,
  abandoned_on    date,
  team_id         uuid,
  csm_id          uuid
);
SELECT collection_columns('onboarding');
ALTER TABLE onboarding
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, product_sale_id) REFERENCES product_sale (tenant_id, id);
CREATE INDEX ON onboarding (tenant_id, account_id);
CREATE INDEX ON onboarding (tenant_id, contract_id);
CREATE INDEX ON onboarding (tenant_id, product_sale_id);
SELECT publish_table('onboarding', 'onboarding', ARRAY[
  'account_id', 'scope', 'service_type', 'contract_id', 'product_sale_id', 'formal', 'signed_on',
  'kickoff_on', 'first_login_on', 'planned_days', 'stage', 'completed_on', 'abandoned_on', 'team_id',
  'csm_id']);

CREATE TABLE milestone (
  account_id        uuid NOT NULL,
  kind              text NOT NULL,
  milestone         text NOT NULL,
  lifecycle_stage   text,
  due_on            date,
  reached_on        date,
  touch_activity_id uuid
);
SELECT collection_columns('milestone');
ALTER TABLE milestone
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id);
CREATE INDEX ON milestone (tenant_id, account_id);
SELECT publish_table('milestone', 'milestone', ARRAY[
  'account_id', 'kind', 'milestone', 'lifecycle_stage', 'due_on', 'reached_on', 'touch_activity_id']);

CREATE TABLE success_plan (
  account_id          uuid NOT NULL,
  title               text,
  plan_type           text,
  use_case            text,
  csm_id              uuid,
  started_on          date NOT NULL,
  ends_on             date,
  closed_on           date,
  investment_minor    bigint,
  investment_currency text,
  horizon_months      int
);
SELECT collection_columns('success_plan');
ALTER TABLE success_plan
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id);
CREATE INDEX ON success_plan (tenant_id, account_id);
SELECT publish_table('success_plan', 'success-plan', ARRAY[
  'account_id', 'plan_type', 'use_case', 'csm_id', 'started_on', 'ends_on', 'closed_on',
  'investment_minor', 'investment_currency', 'horizon_months']);

CREATE TABLE success_plan_step (
  success_plan_id uuid NOT NULL,
  step            text NOT NULL,
  weight          numeric NOT NULL,
  due_on          date,
  done_on         date
);
SELECT collection_columns('success_plan_step');
ALTER TABLE success_plan_step
  ADD FOREIGN KEY (tenant_id, success_plan_id) REFERENCES success_plan (tenant_id, id);
CREATE INDEX ON success_plan_step (tenant_id, success_plan_id);
SELECT publish_table('success_plan_step', 'success-plan-step', ARRAY[
  'success_plan_id', 'step', 'weight', 'due_on', 'done_on']);

CREATE TABLE goal (
  account_id               uuid NOT NULL,
  success_plan_id          uuid,
  goal_type                text NOT NULL,
  statement                text,
  set_on                   date NOT NULL,
  due_on                   date,
  met_on                   date,
  expected_amount_minor    bigint,
  expected_amount_currency text,
  service_contributed      boolean
);
SELECT collection_columns('goal');
ALTER TABLE goal
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, success_plan_id) REFERENCES success_plan (tenant_id, id);
CREATE INDEX ON goal (tenant_id, account_id);
CREATE INDEX ON goal (tenant_id, success_plan_id);
SELECT publish_table('goal', 'goal', ARRAY[
  'account_id', 'success_plan_id', 'goal_type', 'set_on', 'due_on', 'met_on', 'expected_amount_minor',
  'expected_amount_currency', 'service_contributed']);

CREATE TABLE outcome (
  account_id      uuid NOT NULL,
  goal_id         uuid,
  kind            text NOT NULL,
  achieved_on     date NOT NULL,
  amount_minor    bigint,
  amount_currency text,
  period_months   int,
  evidence        text,
  attributed      boolean,
  service_type    text,
  success_story   boolean,
  summary         text
);
SELECT collection_columns('outcome');
ALTER TABLE outcome
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, goal_id) REFERENCES goal (tenant_id, id);
CREATE INDEX ON outcome (tenant_id, account_id);
CREATE INDEX ON outcome (tenant_id, goal_id);
SELECT publish_table('outcome', 'outcome', ARRAY[
  'account_id', 'goal_id', 'kind', 'achieved_on', 'amount_minor', 'amount_currency', 'period_months',
  'evidence', 'attributed', 'service_type', 'success_story']);
