-- The sums are kept anew, under other keys: the triggers and their functions go first, and the sums
-- with them. The program makes them again when it starts (see rollup_rules).
DROP TRIGGER assembly_added ON assembly;
--> statement-breakpoint
DROP TRIGGER assembly_removed ON assembly;
--> statement-breakpoint
DROP TRIGGER assembly_changed ON assembly;
--> statement-breakpoint
DROP FUNCTION rollup_add();
--> statement-breakpoint
DROP FUNCTION rollup_subtract();
--> statement-breakpoint
DROP FUNCTION rollup_replace();
--> statement-breakpoint
DROP FUNCTION rollup_lines(assembly);
--> statement-breakpoint
TRUNCATE rollup;
--> statement-breakpoint
CREATE TABLE "coverage" (
	"place_id" text NOT NULL,
	"from_month" date NOT NULL,
	"to_month" date,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coverage_place_id_from_month_pk" PRIMARY KEY("place_id","from_month")
);
--> statement-breakpoint
CREATE TABLE "rollup_rules" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snapshot" (
	"code" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"question" jsonb NOT NULL,
	"answer" jsonb NOT NULL,
	"as_of" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "snapshot_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
ALTER TABLE "rollup" DROP CONSTRAINT "rollup_place_id_month_figure_key_pk";--> statement-breakpoint
ALTER TABLE "campaign" ALTER COLUMN "created_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "police_low" numeric(9, 2);--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "police_high" numeric(9, 2);--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "police_best" numeric(9, 2);--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "detained_low" numeric(9, 2);--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "detained_high" numeric(9, 2);--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "detained_best" numeric(9, 2);--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "lines" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "imported" jsonb;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "merged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rollup" ADD COLUMN "subset" text NOT NULL;--> statement-breakpoint
ALTER TABLE "rollup" ADD COLUMN "span" text NOT NULL;--> statement-breakpoint
ALTER TABLE "rollup" ADD COLUMN "level" text NOT NULL;--> statement-breakpoint
CREATE INDEX "assembly_by_day" ON "assembly" USING btree ("local_date","number");--> statement-breakpoint
CREATE INDEX "assembly_by_place_and_size" ON "assembly" USING btree ("place_id","participants_best");--> statement-breakpoint
CREATE INDEX "assembly_by_retraction" ON "assembly" USING btree ("retracted_at") WHERE "assembly"."retracted_at" is not null;--> statement-breakpoint
CREATE INDEX "correction_by_time" ON "correction" USING btree ("corrected_at");--> statement-breakpoint
CREATE INDEX "outcome_by_time" ON "outcome" USING btree ("entered_at");--> statement-breakpoint
ALTER TABLE "rollup" DROP COLUMN "month";--> statement-breakpoint
ALTER TABLE "rollup" ADD CONSTRAINT "rollup_subset_figure_span_place_id_level_key_pk" PRIMARY KEY("subset","figure","span","place_id","level","key");
--> statement-breakpoint

-- What a record adds to the figures: its lines, once for each set that it belongs to. What they are
-- is decided by the program (src/stats/lines.ts) and stored with the record; whether they count is
-- decided here: a moderator has verified it, and nobody retracted it since or found that it is
-- another record twice.
CREATE FUNCTION rollup_lines(a assembly)
RETURNS TABLE (subset text, figure text, month text, place_id text, level text, key text,
  n bigint, low numeric, high numeric, best numeric, open bigint)
LANGUAGE sql STABLE AS $$
  SELECT s.subset, p.part[1], to_char(a.local_date::timestamp, 'YYYY-MM'), a.place_id, a.level, p.part[2],
         coalesce(p.part[3]::bigint, 1), coalesce(p.part[4]::numeric, 0), coalesce(p.part[5]::numeric, 0),
         coalesce(p.part[6]::numeric, 0), coalesce(p.part[7]::bigint, 0)
  -- OFFSET keeps it from being taken apart once for each column.
  FROM (SELECT string_to_array(line, ':') AS part FROM unnest(a.lines) AS line OFFSET 0) p
    CROSS JOIN unnest(array_remove(ARRAY[
      'all',
      CASE WHEN 'organizer_class:authorities_pro_government' = ANY (a.lines) THEN 'official' END,
      'campaign:' || a.campaign_id], NULL)) AS s (subset)
  WHERE a.level <> 'v0' AND a.retracted_at IS NULL AND a.merged_into IS NULL
$$;
--> statement-breakpoint

-- Rollups follow every change of the assemblies in the same statement and transaction, whoever
-- makes it: a verification, a bulk import, a correction. What cancels out is not written. Whoever
-- writes holds one lock until the end of the transaction: two of them never wait for each other in
-- a circle, however many statements each has. A statement that changes no sum does not take it.
-- Whoever makes all sums anew afterwards (src/db/figure-recount.ts) says so with baqylau.sums.
CREATE FUNCTION rollup_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  added CONSTANT text := 'SELECT 1, a::assembly FROM added a';
  removed CONSTANT text := 'SELECT -1, r::assembly FROM removed r';
  -- Equal records, and one and the same before and after, are looked at once.
  changed CONSTANT text := format($changed$
    SELECT (array_agg(record))[1] AS record, sum(sign) AS times FROM (%s) c (sign, record)
    WHERE cardinality((record).lines) > 0 AND (record).level <> 'v0'
      AND (record).retracted_at IS NULL AND (record).merged_into IS NULL
    GROUP BY (record).place_id, (record).local_date, (record).level, (record).campaign_id, (record).lines
    HAVING sum(sign) <> 0
  $changed$, CASE TG_OP WHEN 'INSERT' THEN added WHEN 'DELETE' THEN removed
             ELSE added || ' UNION ALL ' || removed END);
  is_changed boolean;
BEGIN
  IF current_setting('baqylau.sums', true) = 'later' THEN RETURN NULL; END IF;
  EXECUTE format('SELECT EXISTS (%s)', changed) INTO is_changed;
  IF NOT is_changed THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(7301197);
  EXECUTE format($insert$
    WITH cell AS (
      SELECT l.subset, l.figure, l.month, l.place_id, l.level, l.key, sum(c.times * l.n) AS n,
             sum(c.times * l.low) AS low, sum(c.times * l.high) AS high,
             sum(c.times * l.best) AS best, sum(c.times * l.open) AS open
      FROM (%s) c CROSS JOIN LATERAL rollup_lines(c.record) l
      GROUP BY 1, 2, 3, 4, 5, 6
    )
    INSERT INTO rollup AS r (subset, figure, span, place_id, level, key, n, low, high, best, open)
    SELECT subset, figure, span, place_id, level, key, sum(n), sum(low), sum(high), sum(best), sum(open)
    FROM cell CROSS JOIN LATERAL (VALUES ('all'), (left(month, 4)), (month)) AS s (span)
    GROUP BY 1, 2, 3, 4, 5, 6
    HAVING (sum(n), sum(low), sum(high), sum(best), sum(open)) <> (0, 0, 0, 0, 0)
    ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (subset, figure, span, place_id, level, key) DO UPDATE
      SET n = r.n + excluded.n, low = r.low + excluded.low, high = r.high + excluded.high,
          best = r.best + excluded.best, open = r.open + excluded.open
  $insert$, changed);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER assembly_added AFTER INSERT ON assembly
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION rollup_changed();
--> statement-breakpoint
CREATE TRIGGER assembly_removed AFTER DELETE ON assembly
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION rollup_changed();
--> statement-breakpoint
CREATE TRIGGER assembly_changed AFTER UPDATE ON assembly
  REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION rollup_changed();
