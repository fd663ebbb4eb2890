-- What an update captures is found by comparing columns. To make the payloads of both states of each row first, and to
-- compare these, took most of the time of an update.
CREATE OR REPLACE FUNCTION publish_table(
  published regclass, entity text, columns text[], schema_version int DEFAULT 1)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  wanted text;
  cols text[];
  names text[];
  payload text;
  differs text;
  recording name;
  live text := '';
  event text;
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

  -- A function takes 100 arguments, and here two a column.
  SELECT string_agg(format('jsonb_build_object(%s)', part), ' || ')
    INTO payload
    FROM (SELECT string_agg(format('%L, r.%I', f.name, f.col), ', ') AS part
            FROM unnest(cols, names) WITH ORDINALITY AS f (col, name, n) GROUP BY f.n / 50) AS parts;
  SELECT string_agg(format('n.%1$I IS DISTINCT FROM o.%1$I', col), ' OR ')
    INTO differs FROM unnest(cols) AS col;
  IF EXISTS (SELECT FROM pg_attribute a
              WHERE a.attrelid = published AND a.attname = 'voided_at' AND NOT a.attisdropped) THEN
    live := ' WHERE r.voided_at IS NULL';
  END IF;
  recording := 'feed_of_' || (SELECT relname FROM pg_class WHERE oid = published);

  -- Runs as the owner, because the application must not be able to write the log itself. UTC: the
  -- payload of a row must not depend on who wrote it. A row of an update is told by tenant and id:
  -- one that moved to another is a deletion there and an upsert here. The full join is planned
  -- well for any number of rows, also when the plan was made for one. Columns are compared, and
  -- only what differs gets a payload. Joined by hashing: the plan is made for a few rows, and to
  -- sort thousands by their tenant is slow. A row that is voided is no longer there for readers.
  EXECUTE format($function$
    CREATE OR REPLACE FUNCTION public.%1$I() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET timezone = 'UTC'
    SET enable_mergejoin = off
    AS $body$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO public.change_log (tenant_id, entity, entity_id, op, schema_ver, payload)
        SELECT r.tenant_id, %2$L, r.id, 'U', %3$s, %4$s FROM new_rows r%5$s;
      ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO public.change_log (tenant_id, entity, entity_id, op, schema_ver)
        SELECT r.tenant_id, %2$L, r.id, 'D', %3$s FROM old_rows r%5$s;
      ELSE
        INSERT INTO public.change_log (tenant_id, entity, entity_id, op, schema_ver, payload)
        SELECT coalesce(n.tenant_id, o.tenant_id), %2$L, coalesce(n.id, o.id),
               CASE WHEN n.id IS NULL THEN 'D' ELSE 'U' END, %3$s,
               CASE WHEN n.id IS NOT NULL THEN %6$s END
          FROM (SELECT r.* FROM old_rows r%5$s) o
          FULL JOIN (SELECT r.* FROM new_rows r%5$s) n ON n.tenant_id = o.tenant_id AND n.id = o.id
         WHERE n.id IS NULL OR o.id IS NULL OR %7$s
         ORDER BY n.id IS NOT NULL;
      END IF;
      RETURN NULL;
    END;
    $body$ $function$, recording, entity, schema_version, payload, live,
    replace(payload, ', r.', ', n.'), differs);
  -- Who may attach it to a table of his own could forge changes.
  EXECUTE format('REVOKE ALL ON FUNCTION public.%I() FROM PUBLIC', recording);

  FOREACH event IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER feed_%s AFTER %s ON %s REFERENCING %s '
      'FOR EACH STATEMENT EXECUTE FUNCTION public.%I()',
      event, event, published,
      CASE event
        WHEN 'insert' THEN 'NEW TABLE AS new_rows'
        WHEN 'delete' THEN 'OLD TABLE AS old_rows'
        ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END,
      recording);
    -- ALWAYS: also in a session that replays replication or restores data.
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER feed_%s', published, event);
  END LOOP;
  EXECUTE format('CREATE OR REPLACE TRIGGER feed_truncate BEFORE TRUNCATE ON %s '
    'FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_truncate()', published);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER feed_truncate', published);
END;
$$;

-- Tables that were published before.
DO $$
DECLARE
  earlier record;
BEGIN
  FOR earlier IN
    SELECT t.tgrelid::regclass AS published, said.of[1] AS entity, said.of[2]::int AS version, parts.columns
      FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid,
           LATERAL regexp_match(p.prosrc, 'SELECT r\.tenant_id, ''([a-z0-9-]+)'', r\.id, ''U'', (\d+), ') AS said (of),
           LATERAL (SELECT array_agg(pair.of[2] || ' AS ' || pair.of[1] ORDER BY pair.n) AS columns
                      FROM regexp_matches(
                             split_part(split_part(p.prosrc, ' FROM new_rows r', 1), '''U''', 2),
                             '''([a-z0-9_]+)'', r\."?([a-z0-9_]+)"?', 'g') WITH ORDINALITY AS pair (of, n)) AS parts
     WHERE t.tgname = 'feed_insert' AND NOT t.tgisinternal
  LOOP
    PERFORM publish_table(earlier.published, earlier.entity, earlier.columns, earlier.version);
  END LOOP;
END;
$$;
