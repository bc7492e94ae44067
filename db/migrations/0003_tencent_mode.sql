CREATE TABLE `chat_message` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`room` text NOT NULL,
	`session_id` text,
	`kind` text NOT NULL,
	`userid` text NOT NULL,
	`nickname` text NOT NULL,
	`headpic` text NOT NULL,
	`text` text NOT NULL,
	`sent_ms` integer NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `chat_message_id` ON `chat_message` (`room`,`id`);--> statement-breakpoint
CREATE INDEX `chat_message_room` ON `chat_message` (`room`,`seq`);--> statement-breakpoint
CREATE TABLE `chat_mute` (
	`room` text NOT NULL,
	`userid` text NOT NULL,
	`until_ms` integer NOT NULL,
	`muted_by` text NOT NULL,
	`created_ms` integer NOT NULL,
	PRIMARY KEY(`room`, `userid`)
);
--> statement-breakpoint
CREATE INDEX `chat_mute_until` ON `chat_mute` (`until_ms`);--> statement-breakpoint
CREATE TABLE `im_group` (
	`groupid` text PRIMARY KEY NOT NULL,
	`userid` text NOT NULL,
	`name` text NOT NULL,
	`wanted` text NOT NULL,
	`done` integer NOT NULL,
	`attempts` integer NOT NULL,
	`next_try_ms` integer NOT NULL,
	`last_error` text NOT NULL,
	`changed_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `im_group_due` ON `im_group` (`done`,`next_try_ms`);--> statement-breakpoint
CREATE TABLE `picture` (
	`key` text PRIMARY KEY NOT NULL,
	`userid` text NOT NULL,
	`content_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`state` text NOT NULL,
	`created_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `picture_user` ON `picture` (`userid`,`created_ms`);--> statement-breakpoint
CREATE INDEX `picture_state` ON `picture` (`state`,`created_ms`);--> statement-breakpoint
ALTER TABLE `callback_event` ADD `dedupe_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `callback_event_dedupe` ON `callback_event` (`dedupe_key`);--> statement-breakpoint
ALTER TABLE `live_data` ADD `snapshot_url` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `live_data` ADD `snapshot_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_push` ADD `seen` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_push` ADD `seen_ms` integer;--> statement-breakpoint
ALTER TABLE `live_push` ADD `gone` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_push` ADD `concluded_ms` integer;--> statement-breakpoint
ALTER TABLE `live_push` ADD `seed` text DEFAULT '' NOT NULL;