CREATE TABLE "assembly_offer" (
	"addition_id" uuid PRIMARY KEY NOT NULL,
	"assembly_id" uuid NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"settled_by" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "offer_status" CHECK ("assembly_offer"."status" in ('waiting', 'taken', 'left')),
	CONSTRAINT "offer_settled" CHECK (("assembly_offer"."status" = 'waiting') = ("assembly_offer"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "campaign" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "correction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assembly_id" uuid NOT NULL,
	"field" text NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL,
	"reason" text NOT NULL,
	"moderator" text NOT NULL,
	"second" text,
	"corrected_at" timestamp with time zone NOT NULL,
	CONSTRAINT "correction_four_eyes" CHECK ("correction"."second" <> "correction"."moderator")
);
--> statement-breakpoint
CREATE TABLE "outcome" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" serial NOT NULL,
	"assembly_id" uuid NOT NULL,
	"person_ref" text NOT NULL,
	"role" text DEFAULT 'unknown' NOT NULL,
	"phase" text DEFAULT 'after' NOT NULL,
	"kind" text NOT NULL,
	"article" text,
	"court" text,
	"decided_on" date,
	"fine_mci" numeric,
	"fine_kzt" numeric,
	"arrest_days" integer,
	"prison_months" integer,
	"appeal" text DEFAULT 'unknown' NOT NULL,
	"source" text,
	"entered_by" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"replaced_by" uuid,
	CONSTRAINT "outcome_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "outcome_reminder" (
	"assembly_id" uuid NOT NULL,
	"step" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "outcome_reminder_assembly_id_step_pk" PRIMARY KEY("assembly_id","step")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text,
	"act" text NOT NULL,
	"case_number" integer,
	"assembly_number" integer,
	"detail" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_draft" (
	"chat_key" text NOT NULL,
	"person" text NOT NULL,
	"id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"body" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "desk_draft_chat_key_person_pk" PRIMARY KEY("chat_key","person"),
	CONSTRAINT "desk_draft_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" serial NOT NULL,
	"kind" text NOT NULL,
	"case_number" integer,
	"assembly_id" uuid,
	"act" jsonb NOT NULL,
	"why" text[] NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"settled_by" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "proposal_number_unique" UNIQUE("number"),
	CONSTRAINT "proposal_status" CHECK ("proposal"."status" in ('waiting', 'confirmed', 'declined', 'lapsed')),
	CONSTRAINT "proposal_four_eyes" CHECK ("proposal"."status" <> 'confirmed' or "proposal"."settled_by" <> "proposal"."proposed_by"),
	CONSTRAINT "proposal_settled" CHECK (("proposal"."status" = 'waiting') = ("proposal"."settled_at" is null))
);
--> statement-breakpoint
ALTER TABLE "desk_case" DROP CONSTRAINT "case_status";--> statement-breakpoint
DROP INDEX "case_open";--> statement-breakpoint
ALTER TABLE "decision" DROP CONSTRAINT "decision_pkey";--> statement-breakpoint
ALTER TABLE "assembly" ALTER COLUMN "participants_low" SET DATA TYPE numeric(9, 2);--> statement-breakpoint
ALTER TABLE "assembly" ALTER COLUMN "participants_high" SET DATA TYPE numeric(9, 2);--> statement-breakpoint
ALTER TABLE "assembly" ALTER COLUMN "participants_best" SET DATA TYPE numeric(9, 2);--> statement-breakpoint
ALTER TABLE "rollup" ALTER COLUMN "low" SET DATA TYPE numeric;--> statement-breakpoint
ALTER TABLE "rollup" ALTER COLUMN "high" SET DATA TYPE numeric;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "event_status" text DEFAULT 'took_place' NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "level" text DEFAULT 'v1' NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "level_said" text;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "start_minute" integer;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "values" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "conflicts" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "corroboration" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "campaign_id" text;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "is_coerced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "excluded_for" text;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "publish_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "retracted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "assembly" ADD COLUMN "retracted_for" text;--> statement-breakpoint
ALTER TABLE "assembly_report" ADD COLUMN "voice" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly_report" ADD COLUMN "answers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly_report" ADD COLUMN "cited_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "second" text;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "undone_by" text;--> statement-breakpoint
ALTER TABLE "desk" ADD COLUMN "regions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "desk" ADD COLUMN "is_present" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "desk_case" ADD COLUMN "desk" text;--> statement-breakpoint
ALTER TABLE "desk_case" ADD COLUMN "codename" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "desk_case" ADD COLUMN "fingerprint" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "desk_case" ADD COLUMN "claimed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "desk_case" ADD COLUMN "laid_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "desk_case" ADD COLUMN "page" uuid;--> statement-breakpoint
ALTER TABLE "desk_case" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "moderator" ADD COLUMN "role" text DEFAULT 'moderator' NOT NULL;--> statement-breakpoint
ALTER TABLE "assembly_offer" ADD CONSTRAINT "assembly_offer_addition_id_report_addition_id_fk" FOREIGN KEY ("addition_id") REFERENCES "public"."report_addition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assembly_offer" ADD CONSTRAINT "assembly_offer_assembly_id_assembly_id_fk" FOREIGN KEY ("assembly_id") REFERENCES "public"."assembly"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assembly_offer" ADD CONSTRAINT "assembly_offer_settled_by_moderator_person_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_created_by_moderator_person_fk" FOREIGN KEY ("created_by") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_assembly_id_assembly_id_fk" FOREIGN KEY ("assembly_id") REFERENCES "public"."assembly"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_moderator_moderator_person_fk" FOREIGN KEY ("moderator") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_second_moderator_person_fk" FOREIGN KEY ("second") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_assembly_id_assembly_id_fk" FOREIGN KEY ("assembly_id") REFERENCES "public"."assembly"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_entered_by_moderator_person_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_reminder" ADD CONSTRAINT "outcome_reminder_assembly_id_assembly_id_fk" FOREIGN KEY ("assembly_id") REFERENCES "public"."assembly"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_draft" ADD CONSTRAINT "desk_draft_person_moderator_person_fk" FOREIGN KEY ("person") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_case_number_desk_case_number_fk" FOREIGN KEY ("case_number") REFERENCES "public"."desk_case"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_proposed_by_moderator_person_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_settled_by_moderator_person_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "offer_of" ON "assembly_offer" USING btree ("assembly_id");--> statement-breakpoint
CREATE INDEX "correction_of" ON "correction" USING btree ("assembly_id","corrected_at");--> statement-breakpoint
CREATE INDEX "outcome_of" ON "outcome" USING btree ("assembly_id");--> statement-breakpoint
CREATE INDEX "outcome_reminder_due" ON "outcome_reminder" USING btree ("due_at") WHERE "outcome_reminder"."reminded_at" is null;--> statement-breakpoint
CREATE INDEX "audit_of_case" ON "audit" USING btree ("case_number");--> statement-breakpoint
CREATE INDEX "audit_of_assembly" ON "audit" USING btree ("assembly_number");--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_about_case" ON "proposal" USING btree ("case_number") WHERE "proposal"."status" = 'waiting' and "proposal"."case_number" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_about_assembly" ON "proposal" USING btree ("assembly_id","kind") WHERE "proposal"."status" = 'waiting' and "proposal"."assembly_id" is not null;--> statement-breakpoint
ALTER TABLE "assembly" ADD CONSTRAINT "assembly_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assembly" ADD CONSTRAINT "assembly_merged_into_assembly_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."assembly"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_second_moderator_person_fk" FOREIGN KEY ("second") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_undone_by_moderator_person_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_case" ADD CONSTRAINT "desk_case_desk_desk_chat_key_fk" FOREIGN KEY ("desk") REFERENCES "public"."desk"("chat_key") ON DELETE set null ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "assembly_of_series" ON "assembly" USING btree ("series_id") WHERE "assembly"."series_id" is not null;--> statement-breakpoint
CREATE INDEX "assembly_merged" ON "assembly" USING btree ("merged_into") WHERE "assembly"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "assembly_of_campaign" ON "assembly" USING btree ("campaign_id","local_date") WHERE "assembly"."campaign_id" is not null;--> statement-breakpoint
CREATE INDEX "assembly_report_of" ON "assembly_report" USING btree ("assembly_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_standing" ON "decision" USING btree ("case_number") WHERE "decision"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "decision_of" ON "decision" USING btree ("case_number");--> statement-breakpoint
CREATE INDEX "case_to_lay" ON "desk_case" USING btree ("number") WHERE "desk_case"."laid_at" is null and "desk_case"."status" in ('open', 'claimed', 'proposed');--> statement-breakpoint
CREATE INDEX "case_alike" ON "desk_case" USING btree ("fingerprint") WHERE "desk_case"."status" in ('open', 'claimed', 'proposed');--> statement-breakpoint
CREATE INDEX "case_on_page" ON "desk_case" USING btree ("page") WHERE "desk_case"."page" is not null;--> statement-breakpoint
CREATE INDEX "case_open" ON "desk_case" USING btree ("number") WHERE "desk_case"."status" in ('open', 'claimed', 'proposed');--> statement-breakpoint
ALTER TABLE "assembly" ADD CONSTRAINT "assembly_event_status" CHECK ("assembly"."event_status" in
        ('took_place', 'prevented', 'cancelled', 'planned', 'phantom_official', 'refused'));--> statement-breakpoint
ALTER TABLE "assembly" ADD CONSTRAINT "assembly_level" CHECK ("assembly"."level" in ('v0', 'v1', 'v2', 'v3', 'v4'));--> statement-breakpoint
ALTER TABLE "assembly" ADD CONSTRAINT "assembly_retracted" CHECK (("assembly"."retracted_at" is null) = ("assembly"."retracted_for" is null));--> statement-breakpoint
ALTER TABLE "assembly" ADD CONSTRAINT "assembly_merged_into_another" CHECK ("assembly"."merged_into" <> "assembly"."id");--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_four_eyes" CHECK ("decision"."second" <> "decision"."moderator");--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_undone" CHECK (("decision"."undone_at" is null) = ("decision"."undone_by" is null));--> statement-breakpoint
ALTER TABLE "desk_case" ADD CONSTRAINT "case_status" CHECK ("desk_case"."status" in ('open', 'claimed', 'proposed', 'verified', 'rejected', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "moderator" ADD CONSTRAINT "moderator_role" CHECK ("moderator"."role" in ('coordinator', 'moderator', 'trainee'));--> statement-breakpoint

-- What was decided before: cases are laid already, assemblies know what their report said.
UPDATE desk_case SET laid_at = opened_at, desk = (SELECT chat_key FROM desk ORDER BY linked_at LIMIT 1);
--> statement-breakpoint
UPDATE desk_case SET claimed_until = now() + interval '10 minutes' WHERE status = 'claimed';
--> statement-breakpoint
UPDATE assembly_report c SET answers = r.answers FROM report r WHERE r.id = c.report_id;
--> statement-breakpoint
UPDATE assembly a SET values = without_words(c.answers) FROM assembly_report c WHERE c.assembly_id = a.id;
--> statement-breakpoint

-- What counts: it took place, a moderator has verified it, and nobody retracted it since or found
-- that it is another record twice. Everything else has no lines, and so no part in any figure.
-- People who were made to come, and sizes that were left out with a reason, are in no sum of
-- participants; how many records that is stands beside the sums.
DROP FUNCTION rollup_lines(assembly);
--> statement-breakpoint
CREATE FUNCTION rollup_lines(a assembly)
RETURNS TABLE (place_id text, month date, figure text, key text, n bigint, low numeric, high numeric, best numeric, open bigint)
LANGUAGE sql IMMUTABLE AS $$
  SELECT a.place_id, date_trunc('month', a.local_date::timestamp)::date, line.figure, line.key,
         1::bigint, line.low, line.high, line.best, line.open::bigint
  FROM (VALUES
    ('assemblies', 'all', 0::numeric, 0::numeric, 0::numeric, 0),
    ('topic_class', a.topic_class, 0, 0, 0, 0),
    ('authorised', a.authorised, 0, 0, 0, 0),
    ('participants',
      CASE WHEN a.is_coerced THEN 'coerced' WHEN a.excluded_for IS NOT NULL THEN 'excluded'
           WHEN a.participants_low IS NULL THEN 'unknown' ELSE 'known' END,
      coalesce(a.participants_low, 0),
      coalesce(a.participants_high, a.participants_low, 0),
      coalesce(a.participants_best, 0),
      CASE WHEN a.participants_low IS NOT NULL AND a.participants_high IS NULL THEN 1 ELSE 0 END)
  ) AS line (figure, key, low, high, best, open)
  WHERE a.event_status = 'took_place' AND a.level <> 'v0' AND a.retracted_at IS NULL
    AND a.merged_into IS NULL
$$;
--> statement-breakpoint

-- The audit only ever grows.
CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_stays';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();
--> statement-breakpoint

-- Nobody touches their own report, whatever the code above thinks: neither alone nor as the second
-- of two, nor the assembly that cites it.
CREATE OR REPLACE FUNCTION decision_not_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM desk_case c JOIN report r ON r.id = c.report_id
    WHERE c.number = NEW.case_number AND r.person IN (NEW.moderator, NEW.second, NEW.undone_by)
  ) THEN
    RAISE EXCEPTION 'own report' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_not_own';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION cites_own(assembly uuid, people text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM assembly_report c JOIN report r ON r.id = c.report_id
    WHERE c.assembly_id = assembly AND r.person = ANY (people))
$$;
--> statement-breakpoint
CREATE FUNCTION proposal_not_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM desk_case c JOIN report r ON r.id = c.report_id
    WHERE c.number = NEW.case_number AND r.person IN (NEW.proposed_by, NEW.settled_by)
  ) OR cites_own(NEW.assembly_id, ARRAY[NEW.proposed_by, NEW.settled_by]) THEN
    RAISE EXCEPTION 'own report' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_not_own';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proposal_not_own BEFORE INSERT OR UPDATE ON proposal
  FOR EACH ROW EXECUTE FUNCTION proposal_not_own();
--> statement-breakpoint
CREATE FUNCTION correction_not_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF cites_own(NEW.assembly_id, ARRAY[NEW.moderator, NEW.second]) THEN
    RAISE EXCEPTION 'own report' USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_not_own';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER correction_not_own BEFORE INSERT ON correction
  FOR EACH ROW EXECUTE FUNCTION correction_not_own();
--> statement-breakpoint
-- A correction is public and stays as it was made.
CREATE FUNCTION outcome_not_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF cites_own(NEW.assembly_id, ARRAY[NEW.entered_by]) THEN
    RAISE EXCEPTION 'own report' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_not_own';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER outcome_not_own BEFORE INSERT ON outcome
  FOR EACH ROW EXECUTE FUNCTION outcome_not_own();
--> statement-breakpoint
CREATE FUNCTION correction_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a correction is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_stays';
END $$;
--> statement-breakpoint
CREATE TRIGGER correction_stays BEFORE UPDATE ON correction
  FOR EACH ROW EXECUTE FUNCTION correction_stays();
--> statement-breakpoint
-- The retention erases words some time after the decision, also from what an assembly cites.
CREATE INDEX assembly_report_to_erase ON assembly_report (report_id) WHERE answers <> without_words(answers);
--> statement-breakpoint
CREATE INDEX decision_to_erase ON decision (case_number) WHERE note IS NOT NULL;
