-- The weights that a tenant gives to the factors of a case's priority; null for the usual ones.

ALTER TABLE tenant_setting ADD COLUMN priority_weights jsonb;
