-- What has money in it is voided, not deleted: the row stays as it was, with when and why, and the feed says that
-- it is gone. A collection becomes one of such rows by voidable_table, before it is published (anew).
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
  IF EXISTS (SELECT FROM pg_attribute a
              WHERE a.attrelid = published AND a.attname = 'voided_at' AND NOT a.attisdropped) THEN
    live := ' WHERE r.voided_at IS NULL';
  END IF;
  recording := 'feed_of_' || (SELECT relname FROM pg_class WHERE oid = published);

  -- Runs as the owner, because the application must not be able to write the log itself. UTC: the
  -- payload of a row must not depend on who wrote it. A row of an update is told by tenant and id:
  -- one that moved to another is a deletion there and an upsert here. The full join is planned
  -- well for any number of rows, also when the plan was made for one. A row that is voided is no
  -- longer there for readers.
  EXECUTE format($function$
    CREATE OR REPLACE FUNCTION public.%1$I() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET timezone = 'UTC'
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
               CASE WHEN n.id IS NULL THEN 'D' ELSE 'U' END, %3$s, n.payload
          FROM (SELECT r.tenant_id, r.id, %4$s AS payload FROM old_rows r%5$s) o
          FULL JOIN (SELECT r.tenant_id, r.id, %4$s AS payload FROM new_rows r%5$s) n
            ON n.tenant_id = o.tenant_id AND n.id = o.id
         WHERE n.id IS NULL OR o.id IS NULL OR n.payload <> o.payload
         ORDER BY n.id IS NOT NULL;
      END IF;
      RETURN NULL;
    END;
    $body$ $function$, recording, entity, schema_version, payload, live);
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

CREATE FUNCTION voidable_table(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ADD COLUMN voided_at timestamptz, ADD COLUMN void_reason text, '
    'ADD CHECK ((voided_at IS NULL) = (void_reason IS NULL))', target);
END $$;

-- An update may mean more than an update; the transaction says so (app.operation).
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_operation_check;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_operation_check
  CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE', 'VOID', 'ERASE'));

CREATE OR REPLACE FUNCTION audit_statement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO public.audit_entry (tenant_id, subject, client, trace_id, collection, operation, row_ids)
  SELECT r.tenant_id, nullif(current_setting('app.subject', true), ''),
         nullif(current_setting('app.client', true), ''),
         nullif(current_setting('app.trace_id', true), ''),
         TG_TABLE_NAME, coalesce(nullif(current_setting('app.operation', true), ''), TG_OP),
         array_agg(r.id ORDER BY r.id)
    FROM audited_rows r GROUP BY r.tenant_id;
  RETURN NULL;
END;
$$;

REVOKE ALL ON FUNCTION voidable_table(regclass) FROM PUBLIC;
