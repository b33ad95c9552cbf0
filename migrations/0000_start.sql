CREATE TABLE "assembly" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" serial NOT NULL,
	"place_id" text NOT NULL,
	"region_id" text NOT NULL,
	"local_date" date NOT NULL,
	"form" text NOT NULL,
	"topic" text NOT NULL,
	"topic_class" text NOT NULL,
	"permit_status" text NOT NULL,
	"authorised" text NOT NULL,
	"authority_response" text[] NOT NULL,
	"participants_low" integer,
	"participants_high" integer,
	"participants_best" numeric(8, 1),
	"verified_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assembly_number_unique" UNIQUE("number"),
	CONSTRAINT "assembly_size_known_or_not" CHECK (("assembly"."participants_low" is null) = ("assembly"."participants_best" is null))
);
--> statement-breakpoint
CREATE TABLE "assembly_report" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"assembly_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "picture" (
	"hash" text PRIMARY KEY NOT NULL,
	"file_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rollup" (
	"place_id" text NOT NULL,
	"month" date NOT NULL,
	"figure" text NOT NULL,
	"key" text NOT NULL,
	"n" bigint NOT NULL,
	"low" bigint NOT NULL,
	"high" bigint NOT NULL,
	"best" numeric NOT NULL,
	"open" bigint NOT NULL,
	CONSTRAINT "rollup_place_id_month_figure_key_pk" PRIMARY KEY("place_id","month","figure","key")
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"person" text PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"chat" "bytea",
	"started_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"person" text PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"card_version" text NOT NULL,
	"revision" bigint NOT NULL,
	"at" text NOT NULL,
	"page" text,
	"editing" boolean NOT NULL,
	"ticked" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_id_unique" UNIQUE("id"),
	CONSTRAINT "draft_revision_positive" CHECK ("draft"."revision" > 0)
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"update_id" bigint PRIMARY KEY NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text DEFAULT 'done' NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "shown_screen" (
	"slot" text PRIMARY KEY NOT NULL,
	"chat_key" text NOT NULL,
	"message_id" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"shown_at" timestamp with time zone NOT NULL,
	"has_keyboard" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"case_number" integer PRIMARY KEY NOT NULL,
	"moderator" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "decision_verdict" CHECK ("decision"."verdict" in ('verified', 'rejected')),
	CONSTRAINT "decision_reason" CHECK (("decision"."verdict" = 'rejected') = ("decision"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "desk" (
	"chat_key" text PRIMARY KEY NOT NULL,
	"chat" "bytea" NOT NULL,
	"language" text NOT NULL,
	"linked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_case" (
	"number" serial PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"claimed_by" text,
	"findings" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "desk_case_report_id_unique" UNIQUE("report_id"),
	CONSTRAINT "case_status" CHECK ("desk_case"."status" in ('open', 'claimed', 'verified', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "desk_link" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "moderator" (
	"person" text PRIMARY KEY NOT NULL,
	"number" serial NOT NULL,
	"is_member" boolean NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "moderator_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lane" text NOT NULL,
	"chat_key" text NOT NULL,
	"chat" "bytea",
	"slot" text,
	"body" jsonb,
	"status" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"ambiguous" boolean DEFAULT false NOT NULL,
	"holder" text,
	"lease_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "outbox_id_unique" UNIQUE("id"),
	CONSTRAINT "outbox_status" CHECK ("outbox"."status" in ('pending', 'sent', 'dead', 'cancelled')),
	CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('show', 'job'))
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"person" text,
	"card_version" text NOT NULL,
	"answers" jsonb NOT NULL,
	"place_id" text NOT NULL,
	"local_date" date NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "assembly_report" ADD CONSTRAINT "assembly_report_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assembly_report" ADD CONSTRAINT "assembly_report_assembly_id_assembly_id_fk" FOREIGN KEY ("assembly_id") REFERENCES "public"."assembly"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_person_conversation_person_fk" FOREIGN KEY ("person") REFERENCES "public"."conversation"("person") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_case_number_desk_case_number_fk" FOREIGN KEY ("case_number") REFERENCES "public"."desk_case"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_moderator_moderator_person_fk" FOREIGN KEY ("moderator") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_case" ADD CONSTRAINT "desk_case_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_case" ADD CONSTRAINT "desk_case_claimed_by_moderator_person_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assembly_by_place_and_day" ON "assembly" USING btree ("place_id","local_date");--> statement-breakpoint
CREATE INDEX "case_open" ON "desk_case" USING btree ("number") WHERE "desk_case"."status" in ('open', 'claimed');--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("chat_key","seq") WHERE "outbox"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("lease_until") WHERE "outbox"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "report_by_place_and_day" ON "report" USING btree ("place_id","local_date");--> statement-breakpoint
CREATE INDEX "report_by_person" ON "report" USING btree ("person","received_at");