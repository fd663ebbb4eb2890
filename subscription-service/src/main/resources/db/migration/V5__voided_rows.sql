-- What has money in it is voided, not deleted; readers of the feed are told that it is gone.
SELECT voidable_table('product_sale');
SELECT publish_table('product_sale', 'product-sale', ARRAY[
  'account_id', 'product', 'product_family', 'sold_on', 'amount_minor', 'amount_currency',
  'sales_channel', 'growth_kind', 'rep_id', 'support_included', 'service_opportunity_minor',
  'service_opportunity_currency']);
SELECT voidable_table('contract');
SELECT publish_table('contract', 'contract', ARRAY[
  'account_id', 'type', 'product', 'product_family', 'programme', 'product_sale_id', 'signed_on',
  'start_date', 'end_date', 'renewal_due_on', 'predecessor_id', 'succession', 'annual_value_minor',
  'annual_value_currency', 'agreed_uplift', 'included_level', 'purchased_level', 'cancelled_on',
  'cancellation_reason', 'cancellation_controllable']);
SELECT voidable_table('subscription_line');
SELECT publish_table('subscription_line', 'subscription-line', ARRAY[
  'account_id', 'contract_id', 'plan', 'product', 'kind', 'amount_minor', 'amount_currency',
  'list_amount_minor', 'list_amount_currency', 'discount_duration', 'interval', 'seats', 'start_date',
  'end_date', 'replaces_id', 'change', 'reason', 'end_reason', 'monthly_minor', 'monthly_currency',
  'list_monthly_minor', 'list_monthly_currency']);
SELECT voidable_table('cost');
SELECT publish_table('cost', 'cost', ARRAY[
  'account_id', 'case_id', 'contract_id', 'team_id', 'incurred_on', 'service_type', 'kind',
  'cost_basis', 'programme', 'funding_source', 'amount_minor', 'amount_currency']);
SELECT voidable_table('service_revenue');
SELECT publish_table('service_revenue', 'service-revenue', ARRAY[
  'account_id', 'contract_id', 'service_type', 'kind', 'programme', 'funding_source', 'booked_on',
  'recognized_on', 'amount_minor', 'amount_currency']);
SELECT voidable_table('deal');
SELECT publish_table('deal', 'deal', ARRAY[
  'account_id', 'opened_on', 'status', 'closed_on', 'amount_minor', 'amount_currency', 'monthly_minor',
  'monthly_currency', 'growth_kind', 'competitor_replaced', 'sales_channel', 'rep_id',
  'source_activity_id', 'contract_id', 'loss_reason']);
SELECT voidable_table('exchange_rate');
SELECT publish_table('exchange_rate', 'exchange-rate', ARRAY[
  'from_currency', 'to_currency', 'valid_from', 'rate']);
SELECT voidable_table('success_plan');
SELECT publish_table('success_plan', 'success-plan', ARRAY[
  'account_id', 'plan_type', 'use_case', 'csm_id', 'started_on', 'ends_on', 'closed_on',
  'investment_minor', 'investment_currency', 'horizon_months']);
SELECT voidable_table('goal');
SELECT publish_table('goal', 'goal', ARRAY[
  'account_id', 'success_plan_id', 'goal_type', 'set_on', 'due_on', 'met_on', 'expected_amount_minor',
  'expected_amount_currency', 'service_contributed']);
SELECT voidable_table('outcome');
SELECT publish_table('outcome', 'outcome', ARRAY[
  'account_id', 'goal_id', 'kind', 'achieved_on', 'amount_minor', 'amount_currency', 'period_months',
  'evidence', 'attributed', 'service_type', 'success_story']);
