-- What the database itself guards: the rollups, the reports, and the rule that nobody decides
-- about their own report.

-- Rollups follow every change of the assemblies in the same statement and transaction, whoever
-- makes it: a verification, a bulk import, a correction. One row of the statement's transition
-- table becomes one row per figure; rows are added up and written in the order of their key, so
-- that two transactions never wait for each other in a circle.
CREATE FUNCTION rollup_lines(a assembly)
RETURNS TABLE (place_id text, month date, figure text, key text, n bigint, low bigint, high bigint, best numeric, open bigint)
LANGUAGE sql IMMUTABLE AS $$
  SELECT a.place_id, date_trunc('month', a.local_date::timestamp)::date, line.figure, line.key,
         1::bigint, line.low::bigint, line.high::bigint, line.best, line.open::bigint
  FROM (VALUES
    ('assemblies', 'all', 0, 0, 0::numeric, 0),
    ('topic_class', a.topic_class, 0, 0, 0, 0),
    ('authorised', a.authorised, 0, 0, 0, 0),
    ('participants',
      CASE WHEN a.participants_low IS NULL THEN 'unknown' ELSE 'known' END,
      coalesce(a.participants_low, 0),
      coalesce(a.participants_high, a.participants_low, 0),
      coalesce(a.participants_best, 0),
      CASE WHEN a.participants_low IS NOT NULL AND a.participants_high IS NULL THEN 1 ELSE 0 END)
  ) AS line (figure, key, low, high, best, open)
$$;
--> statement-breakpoint
CREATE FUNCTION rollup_add() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rollup AS r (place_id, month, figure, key, n, low, high, best, open)
  SELECT l.place_id, l.month, l.figure, l.key,
         sum(l.n), sum(l.low), sum(l.high), sum(l.best), sum(l.open)
  FROM added a CROSS JOIN LATERAL rollup_lines(a) l
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (place_id, month, figure, key) DO UPDATE
    SET n = r.n + excluded.n, low = r.low + excluded.low, high = r.high + excluded.high,
        best = r.best + excluded.best, open = r.open + excluded.open;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION rollup_subtract() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rollup AS r (place_id, month, figure, key, n, low, high, best, open)
  SELECT l.place_id, l.month, l.figure, l.key,
         -sum(l.n), -sum(l.low), -sum(l.high), -sum(l.best), -sum(l.open)
  FROM removed a CROSS JOIN LATERAL rollup_lines(a) l
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (place_id, month, figure, key) DO UPDATE
    SET n = r.n + excluded.n, low = r.low + excluded.low, high = r.high + excluded.high,
        best = r.best + excluded.best, open = r.open + excluded.open;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION rollup_replace() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rollup AS r (place_id, month, figure, key, n, low, high, best, open)
  SELECT l.place_id, l.month, l.figure, l.key, sum(s.sign * l.n), sum(s.sign * l.low),
         sum(s.sign * l.high), sum(s.sign * l.best), sum(s.sign * l.open)
  FROM (
    SELECT 1 AS sign, a::assembly AS record FROM added a
    UNION ALL
    SELECT -1, b::assembly FROM removed b
  ) s CROSS JOIN LATERAL rollup_lines(s.record) l
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (place_id, month, figure, key) DO UPDATE
    SET n = r.n + excluded.n, low = r.low + excluded.low, high = r.high + excluded.high,
        best = r.best + excluded.best, open = r.open + excluded.open;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER assembly_added AFTER INSERT ON assembly
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION rollup_add();
--> statement-breakpoint
CREATE TRIGGER assembly_removed AFTER DELETE ON assembly
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION rollup_subtract();
--> statement-breakpoint
CREATE TRIGGER assembly_changed AFTER UPDATE ON assembly
  REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION rollup_replace();
--> statement-breakpoint

-- A report is never changed after it was sent; only its tie to a person may be cut.
CREATE FUNCTION report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.person IS NOT NULL AND NEW.person IS DISTINCT FROM OLD.person
     OR (NEW.id, NEW.code, NEW.card_version, NEW.answers, NEW.place_id, NEW.local_date, NEW.received_at)
        IS DISTINCT FROM
        (OLD.id, OLD.code, OLD.card_version, OLD.answers, OLD.place_id, OLD.local_date, OLD.received_at)
  THEN
    RAISE EXCEPTION 'a report is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'report_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_stays BEFORE UPDATE ON report
  FOR EACH ROW EXECUTE FUNCTION report_stays();
--> statement-breakpoint

-- Nobody decides about their own report, whatever the code above thinks.
CREATE FUNCTION decision_not_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM desk_case c JOIN report r ON r.id = c.report_id
    WHERE c.number = NEW.case_number AND r.person = NEW.moderator
  ) THEN
    RAISE EXCEPTION 'own report' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_not_own';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER decision_not_own BEFORE INSERT OR UPDATE ON decision
  FOR EACH ROW EXECUTE FUNCTION decision_not_own();
