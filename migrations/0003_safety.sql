ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "chat_message" DROP CONSTRAINT "chat_message_person_conversation_person_fk";
--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "saw_safety_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "report_by_time" ON "report" USING btree ("received_at");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('show', 'clean', 'job'));--> statement-breakpoint

-- Answers without what a person wrote or photographed themselves, and without the point where they
-- stood. What stays are choices, numbers and days.
CREATE FUNCTION without_words(answers jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_object_agg(key, CASE WHEN value->>'kind' = 'place' THEN value - 'point' ELSE value END), '{}')
  FROM jsonb_each(answers)
  WHERE coalesce(value->>'kind', '') NOT IN ('text', 'link', 'photos')
$$;
--> statement-breakpoint
-- Findings that say which reports come from one person.
CREATE FUNCTION without_ties(findings jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_agg(finding ORDER BY place), '[]')
  FROM jsonb_array_elements(findings) WITH ORDINALITY AS f (finding, place)
  WHERE coalesce(finding->>'code', '') NOT IN ('same_reporter', 'flood')
$$;
--> statement-breakpoint
-- The retention looks every few minutes: old rows that have nothing left to erase are not in here.
CREATE INDEX report_to_erase ON report (received_at)
  WHERE person IS NOT NULL OR answers <> without_words(answers);
--> statement-breakpoint
CREATE INDEX report_addition_to_erase ON report_addition (report_id)
  WHERE answers <> without_words(answers);
--> statement-breakpoint
CREATE INDEX desk_case_to_erase ON desk_case (report_id) WHERE findings <> without_ties(findings);
--> statement-breakpoint
CREATE INDEX case_question_to_erase ON case_question (case_number)
  WHERE text <> '' OR reply IS NOT NULL;
--> statement-breakpoint
-- A report is never changed after it was sent; only its tie to a person may be cut, and the words
-- in it may be erased, all of them at once.
CREATE OR REPLACE FUNCTION report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.person IS NOT NULL AND NEW.person IS DISTINCT FROM OLD.person
     OR NEW.answers IS DISTINCT FROM OLD.answers AND NEW.answers IS DISTINCT FROM without_words(OLD.answers)
     OR (NEW.id, NEW.code, NEW.card_version, NEW.place_id, NEW.local_date, NEW.received_at)
        IS DISTINCT FROM
        (OLD.id, OLD.code, OLD.card_version, OLD.place_id, OLD.local_date, OLD.received_at)
  THEN
    RAISE EXCEPTION 'a report is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'report_stays';
  END IF;
  RETURN NEW;
END $$;
