-- The change feed at its source: every committed change of a published table, written by a trigger
-- in the transaction of the change, and the ticks that cut the log into windows.
-- Run by the owner, who is no superuser; ${app_role} and ${feed_role} are the services' other roles.

CREATE TABLE change_log (
  -- CACHE 1: a session must not hoard numbers, because seq also orders the changes of one entity.
  seq         bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
  xid         xid8        NOT NULL DEFAULT pg_current_xact_id(),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  tenant_id   text        NOT NULL,
  entity      text        NOT NULL CHECK (entity ~ '^[a-z][a-z0-9-]*$'),
  entity_id   uuid        NOT NULL,
  op          char(1)     NOT NULL CHECK (op IN ('U', 'D', 'E')), -- upsert, delete, erasure
  schema_ver  smallint    NOT NULL,
  payload     jsonb,
  CHECK ((op = 'U') = (payload IS NOT NULL))
);
CREATE INDEX change_log_feed ON change_log (xid, seq);

-- A window is what the snapshot of one tick sees and that of the tick before does not. The first
-- tick that sees a change says since when it is known, for every reader and for ever.
CREATE TABLE feed_tick (
  id       bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
  at       timestamptz NOT NULL UNIQUE,
  snapshot pg_snapshot NOT NULL
);

-- Forced, so that the owner, as whom the trigger function runs, can do no more than append.
ALTER TABLE change_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE change_log FORCE ROW LEVEL SECURITY;
CREATE POLICY appended_by_trigger ON change_log FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY read_by_feed ON change_log FOR SELECT TO "${feed_role}" USING (true);
CREATE POLICY read_by_tenant ON change_log FOR SELECT TO "${app_role}"
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));

GRANT SELECT ON change_log TO "${app_role}";
GRANT SELECT ON change_log TO "${feed_role}";
GRANT SELECT, INSERT ON feed_tick TO "${feed_role}";

-- Arguments: entity, schema version, the columns that go into the payload and what they are called
-- there; no column gets in that is not named. An update that changes none of them is not recorded. A row that moves to
-- another id or tenant is a deletion there and an upsert here.
-- Runs as the owner, because the application must not be able to write the log itself. UTC: the
-- payload of a row must not depend on who wrote it.
CREATE FUNCTION record_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
  columns text[] := TG_ARGV[2]::text[];
  names text[] := TG_ARGV[3]::text[];
  whole jsonb; -- once, not once a column
  was jsonb;
  now jsonb;
  moved boolean := false;
BEGIN
  IF TG_OP <> 'DELETE' THEN
    whole := to_jsonb(NEW);
    now := (SELECT jsonb_object_agg(f.name, whole -> f.col)
              FROM unnest(columns, names) AS f (col, name));
  END IF;
  IF TG_OP = 'UPDATE' THEN
    moved := (OLD.tenant_id, OLD.id) IS DISTINCT FROM (NEW.tenant_id, NEW.id);
    whole := to_jsonb(OLD);
    was := (SELECT jsonb_object_agg(f.name, whole -> f.col)
              FROM unnest(columns, names) AS f (col, name));
    IF was = now AND NOT moved THEN
      RETURN NULL;
    END IF;
  END IF;
  IF TG_OP = 'DELETE' OR moved THEN
    INSERT INTO public.change_log (tenant_id, entity, entity_id, op, schema_ver)
    VALUES (OLD.tenant_id, TG_ARGV[0], OLD.id, 'D', TG_ARGV[1]::smallint);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public.change_log (tenant_id, entity, entity_id, op, schema_ver, payload)
    VALUES (NEW.tenant_id, TG_ARGV[0], NEW.id, 'U', TG_ARGV[1]::smallint, now);
  END IF;
  RETURN NULL;
END;
$$;

-- TRUNCATE fires no row trigger: rows would vanish without a word in the feed.
CREATE FUNCTION refuse_truncate() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION 'table % is published in the change feed and cannot be truncated', TG_TABLE_NAME
    USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Use DELETE.';
END;
$$;

-- For the migrations of a service: publishes a table with uuid column id and text column tenant_id
-- as an entity of the feed. A column is named as it is, or 'column AS name' where the feed calls it
-- otherwise. Called again it replaces the columns; raise the schema version when readers have to treat
-- the payload differently.
CREATE FUNCTION publish_table(
  published regclass, entity text, columns text[], schema_version int DEFAULT 1)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  wanted text;
  cols text[];
  names text[];
BEGIN
  IF entity !~ '^[a-z][a-z0-9-]*$' THEN
    RAISE EXCEPTION 'entity: ''%'' (expected: lower-case words joined by -)', entity;
  END IF;
  IF coalesce(cardinality(columns), 0) = 0 THEN
    RAISE EXCEPTION 'columns of %: none (expected: at least one)', published;
  END IF;
  SELECT array_agg(split_part(c, ' AS ', 1) ORDER BY n),
         array_agg(split_part(c, ' AS ', CASE WHEN c LIKE '% AS %' THEN 2 ELSE 1 END) ORDER BY n)
    INTO cols, names
    FROM unnest(columns) WITH ORDINALITY AS u (c, n);
  IF (SELECT count(DISTINCT name) FROM unnest(names) AS name) <> cardinality(names) THEN
    RAISE EXCEPTION 'columns of %: % (expected: each name once)', published, columns;
  END IF;
  FOREACH wanted IN ARRAY cols || ARRAY['id', 'tenant_id'] LOOP
    IF NOT EXISTS (
        SELECT FROM pg_attribute a
         WHERE a.attrelid = published AND a.attname = wanted
           AND a.attnum > 0 AND NOT a.attisdropped
           AND (wanted <> 'id' OR a.atttypid = 'uuid'::regtype)
           AND (wanted <> 'tenant_id' OR a.atttypid = 'text'::regtype)) THEN
      RAISE EXCEPTION 'table % has no column % (expected: it exists, id is uuid, tenant_id is text)',
        published, wanted USING ERRCODE = 'undefined_column';
    END IF;
  END LOOP;

  EXECUTE format('CREATE OR REPLACE TRIGGER feed_change AFTER INSERT OR UPDATE OR DELETE ON %s '
    'FOR EACH ROW EXECUTE FUNCTION public.record_change(%L, %L, %L, %L)',
    published, entity, schema_version, cols, names);
  EXECUTE format('CREATE OR REPLACE TRIGGER feed_truncate BEFORE TRUNCATE ON %s '
    'FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_truncate()', published);
  -- ALWAYS: also in a session that replays replication or restores data.
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER feed_change', published);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER feed_truncate', published);
END;
$$;

-- Tells the readers to drop an id wherever they kept it. The tenant is that of the transaction.
CREATE FUNCTION publish_erasure(entity text, entity_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  tenant text := nullif(current_setting('app.tenant', true), '');
BEGIN
  IF tenant IS NULL THEN
    RAISE EXCEPTION 'app.tenant is not set (expected: the tenant whose data is erased)';
  END IF;
  INSERT INTO public.change_log (tenant_id, entity, entity_id, op, schema_ver)
  VALUES (tenant, entity, entity_id, 'E', 1);
END;
$$;

-- record_change too: who may attach it to a table of his own could forge changes.
REVOKE ALL ON FUNCTION record_change(), refuse_truncate(),
  publish_table(regclass, text, text[], int), publish_erasure(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publish_erasure(text, uuid) TO "${app_role}";
