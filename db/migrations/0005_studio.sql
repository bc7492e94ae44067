CREATE TABLE `room_moderator` (
	`room` text NOT NULL,
	`userid` text NOT NULL,
	`added_ms` integer NOT NULL,
	PRIMARY KEY(`room`, `userid`)
);
--> statement-breakpoint
CREATE TABLE `session_sample` (
	`session_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`viewers` integer NOT NULL,
	`likes` integer NOT NULL,
	`messages` integer NOT NULL,
	PRIMARY KEY(`session_id`, `at_ms`)
);
--> statement-breakpoint
CREATE TABLE `session_viewer` (
	`session_id` text NOT NULL,
	`viewer` text NOT NULL,
	PRIMARY KEY(`session_id`, `viewer`)
);
--> statement-breakpoint
CREATE TABLE `tape_original` (
	`tape_id` text PRIMARY KEY NOT NULL,
	`files` text NOT NULL,
	`kept_until_ms` integer NOT NULL,
	FOREIGN KEY (`tape_id`) REFERENCES `tape_data`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `live_data` ADD `category` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `live_data` ADD `went_public_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_data` ADD `ended_by_owner_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_data` ADD `key_floor_s` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_data` ADD `next_key_floor_s` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_data` ADD `next_key_floor_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_push` ADD `agent` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `live_session` ADD `public_ms` integer;--> statement-breakpoint
ALTER TABLE `live_session` ADD `category` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `live_session` ADD `peak_viewers` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_session` ADD `viewer_total` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_session` ADD `like_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_session` ADD `message_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_session` ADD `recording_error` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `live_session` ADD `recorded` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `live_session_user` ON `live_session` (`userid`,`started_ms`);--> statement-breakpoint
ALTER TABLE `room_setting` ADD `record` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `room_setting` ADD `manual_public` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `room_setting` ADD `blocked_words` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `room_setting` ADD `notice` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `tape_data` ADD `renamed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tape_data` ADD `hidden` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tape_data` ADD `deleted_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `tape_data_session` ON `tape_data` (`session_id`);--> statement-breakpoint
CREATE INDEX `tape_data_deleted` ON `tape_data` (`deleted_ms`);--> statement-breakpoint
UPDATE `live_session` SET `public_ms` = `started_ms`;