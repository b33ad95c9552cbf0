CREATE TABLE "chat_message" (
	"chat_key" text NOT NULL,
	"message_id" bigint NOT NULL,
	"person" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chat_message_chat_key_message_id_pk" PRIMARY KEY("chat_key","message_id")
);
--> statement-breakpoint
CREATE TABLE "case_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_number" integer NOT NULL,
	"moderator" text NOT NULL,
	"text" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"reply" text,
	"replied_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "follow_up" (
	"report_id" uuid NOT NULL,
	"step" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone,
	CONSTRAINT "follow_up_report_id_step_pk" PRIMARY KEY("report_id","step")
);
--> statement-breakpoint
CREATE TABLE "report_addition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"answers" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "withdrawal" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"withdrawn_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "desk_case" DROP CONSTRAINT "case_status";--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "last_exchange_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "wants_follow_up" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "interview" jsonb;--> statement-breakpoint
-- Cards that are open during the deploy go on where they were.
UPDATE "draft" SET "interview" = jsonb_strip_nulls(jsonb_build_object('scope', 'report', 'at', "at",
  'page', "page", 'editing', "editing", 'ticked', "ticked", 'answers', "answers"));--> statement-breakpoint
ALTER TABLE "draft" ALTER COLUMN "interview" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "report_id" uuid;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "album" text;--> statement-breakpoint
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_person_conversation_person_fk" FOREIGN KEY ("person") REFERENCES "public"."conversation"("person") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_question" ADD CONSTRAINT "case_question_case_number_desk_case_number_fk" FOREIGN KEY ("case_number") REFERENCES "public"."desk_case"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_question" ADD CONSTRAINT "case_question_moderator_moderator_person_fk" FOREIGN KEY ("moderator") REFERENCES "public"."moderator"("person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_addition" ADD CONSTRAINT "report_addition_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_message_by_person" ON "chat_message" USING btree ("person");--> statement-breakpoint
CREATE INDEX "chat_message_by_age" ON "chat_message" USING btree ("sent_at");--> statement-breakpoint
CREATE INDEX "case_question_of" ON "case_question" USING btree ("case_number","asked_at");--> statement-breakpoint
CREATE INDEX "follow_up_due" ON "follow_up" USING btree ("due_at") WHERE "follow_up"."asked_at" is null;--> statement-breakpoint
CREATE INDEX "report_addition_of" ON "report_addition" USING btree ("report_id","received_at");--> statement-breakpoint
ALTER TABLE "draft" DROP COLUMN "at";--> statement-breakpoint
ALTER TABLE "draft" DROP COLUMN "page";--> statement-breakpoint
ALTER TABLE "draft" DROP COLUMN "editing";--> statement-breakpoint
ALTER TABLE "draft" DROP COLUMN "ticked";--> statement-breakpoint
ALTER TABLE "draft" DROP COLUMN "answers";--> statement-breakpoint
ALTER TABLE "desk_case" ADD CONSTRAINT "case_status" CHECK ("desk_case"."status" in ('open', 'claimed', 'verified', 'rejected', 'withdrawn'));