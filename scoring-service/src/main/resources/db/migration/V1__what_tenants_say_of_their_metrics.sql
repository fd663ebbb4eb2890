-- What a tenant says of its metrics, and no other service knows. The facts stay where they are: this is
-- the only thing that scoring has to keep, and nobody copies it.

CREATE TABLE benchmark (
  metric   text    NOT NULL,
  value    numeric NOT NULL,
  currency text,
  industry text,
  channel  text,
  source   text    NOT NULL,
  as_of    date    NOT NULL,
  n        bigint  CHECK (n > 0)
);
SELECT collection_columns('benchmark');
CREATE INDEX ON benchmark (tenant_id, metric, as_of);

CREATE TABLE attribution_rule (
  rule        text NOT NULL,
  window_days integer CHECK (window_days > 0),
  valid_from  date NOT NULL
);
SELECT collection_columns('attribution_rule');

CREATE TABLE health_override (
  account_id  uuid NOT NULL,
  state       text NOT NULL,
  reason_code text NOT NULL,
  author      text,
  expires_on  date NOT NULL
);
SELECT collection_columns('health_override');
CREATE INDEX ON health_override (tenant_id, account_id);

-- Who said it is who wrote it, and not what a request says.
CREATE FUNCTION set_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.author := nullif(current_setting('app.subject', true), '');
  RETURN NEW;
END $$;
CREATE TRIGGER author BEFORE INSERT OR UPDATE ON health_override
  FOR EACH ROW EXECUTE FUNCTION set_author();

-- One row a tenant, and none before the first change.
CREATE TABLE tenant_setting (
  tenant_id               text    NOT NULL,
  id                      uuid    NOT NULL,
  version                 bigint  NOT NULL DEFAULT 1,
  time_zone               text,
  currency                text,
  fiscal_year_start_month integer CHECK (fiscal_year_start_month BETWEEN 1 AND 12),
  reliable_from           integer CHECK (reliable_from > 0),
  PRIMARY KEY (tenant_id)
);
SELECT tenant_table('tenant_setting');
SELECT audit_table('tenant_setting');
