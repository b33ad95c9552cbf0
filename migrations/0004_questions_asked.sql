ALTER TABLE "conversation" ADD COLUMN "replying_to" uuid;--> statement-breakpoint
ALTER TABLE "case_question" ADD COLUMN "code" text;--> statement-breakpoint
CREATE INDEX "shown_case" ON "shown_screen" USING btree ("chat_key","message_id") WHERE "shown_screen"."slot" like 'case:%';