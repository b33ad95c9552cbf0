CREATE TABLE "digest" (
	"id" serial PRIMARY KEY NOT NULL,
	"week" text NOT NULL,
	"data" jsonb,
	"frozen_at" timestamp with time zone,
	"prepared_until" timestamp with time zone,
	CONSTRAINT "digest_week_unique" UNIQUE("week")
);
--> statement-breakpoint
CREATE TABLE "digest_delivery" (
	"digest" integer NOT NULL,
	"subscription" integer NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"shown" smallint DEFAULT 0 NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"claim" uuid,
	"lease_until" timestamp with time zone,
	"attempted_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "digest_delivery_digest_subscription_pk" PRIMARY KEY("digest","subscription"),
	CONSTRAINT "digest_delivery_status" CHECK ("digest_delivery"."status" in ('pending', 'sent', 'ambiguous', 'dead', 'left', 'late'))
);
--> statement-breakpoint
CREATE TABLE "subscription" (
	"id" serial NOT NULL,
	"chat_key" text PRIMARY KEY NOT NULL,
	"chat" "bytea",
	"language" text NOT NULL,
	"area" text NOT NULL,
	"weekday" smallint NOT NULL,
	"hour" smallint NOT NULL,
	"time_zone" text NOT NULL,
	"subscribed_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "subscription_id_unique" UNIQUE("id"),
	CONSTRAINT "subscription_weekday" CHECK ("subscription"."weekday" between 1 and 7),
	CONSTRAINT "subscription_hour" CHECK ("subscription"."hour" between 0 and 23),
	CONSTRAINT "subscription_address" CHECK (("subscription"."chat" is null) = ("subscription"."ended_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "chat_message" ADD COLUMN "stays" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "digest_delivery_pending" ON "digest_delivery" USING btree ("due_at","subscription") WHERE "digest_delivery"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "subscription_due" ON "subscription" USING btree ("time_zone","weekday","hour","id") WHERE "subscription"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "subscription_changed" ON "subscription" USING btree ("changed_at") WHERE "subscription"."ended_at" is null;