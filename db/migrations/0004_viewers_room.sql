CREATE TABLE `room_setting` (
	`userid` text PRIMARY KEY NOT NULL,
	`slow_seconds` integer DEFAULT 0 NOT NULL,
	`guests_may_write` integer DEFAULT 1 NOT NULL,
	`embed_sites` text DEFAULT '' NOT NULL,
	`changed_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `web_guest` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`userid` text NOT NULL,
	`nickname` text NOT NULL,
	`address_hash` text NOT NULL,
	`created_ms` integer NOT NULL,
	`seen_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `web_guest_user` ON `web_guest` (`userid`);--> statement-breakpoint
CREATE INDEX `web_guest_seen` ON `web_guest` (`seen_ms`);--> statement-breakpoint
ALTER TABLE `account` ADD `sign_ins_since_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `chat_message` ADD `role` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `chat_message` ADD `placement` text DEFAULT 'scroll' NOT NULL;--> statement-breakpoint
ALTER TABLE `chat_message` ADD `reply_to` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `chat_message` ADD `reply_nickname` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `chat_message` ADD `reply_text` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `chat_message` ADD `hidden_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `chat_message` ADD `hidden_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `chat_message_time` ON `chat_message` (`room`,`sent_ms`);--> statement-breakpoint
ALTER TABLE `live_data` ADD `web_viewer_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tape_data` ADD `view_count` integer DEFAULT 0 NOT NULL;