ALTER TABLE "digest" ADD COLUMN "withheld_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "digest" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "assembly_by_merge" ON "assembly" USING btree ("merged_at") WHERE "assembly"."merged_at" is not null;--> statement-breakpoint
-- The deliveries of each week in a partition of their own, which is filled before it has an index.
-- drizzle has no words for partitions: its schema says the same of both tables.
ALTER TABLE "digest_delivery" RENAME TO "digest_delivery_whole";--> statement-breakpoint
ALTER TABLE "digest_delivery_whole" DROP CONSTRAINT "digest_delivery_digest_subscription_pk";--> statement-breakpoint
DROP INDEX "digest_delivery_pending";--> statement-breakpoint
CREATE TABLE "digest_delivery" (
	LIKE "digest_delivery_whole" INCLUDING DEFAULTS INCLUDING CONSTRAINTS
) PARTITION BY LIST ("digest");--> statement-breakpoint
ALTER TABLE "digest_delivery" ADD CONSTRAINT "digest_delivery_digest_subscription_pk" PRIMARY KEY ("digest", "subscription");--> statement-breakpoint
CREATE INDEX "digest_delivery_pending" ON "digest_delivery" USING btree ("due_at", "subscription") WHERE "digest_delivery"."status" = 'pending';--> statement-breakpoint
DO $$
DECLARE
	known integer;
BEGIN
	FOR known IN SELECT DISTINCT "digest" FROM "digest_delivery_whole" LOOP
		EXECUTE format('CREATE TABLE "digest_delivery_%s" PARTITION OF "digest_delivery" FOR VALUES IN (%s)', known, known);
	END LOOP;
END $$;--> statement-breakpoint
INSERT INTO "digest_delivery" SELECT * FROM "digest_delivery_whole";--> statement-breakpoint
DROP TABLE "digest_delivery_whole";
