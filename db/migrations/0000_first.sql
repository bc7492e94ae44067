CREATE TABLE `account` (
	`userid` text PRIMARY KEY NOT NULL,
	`nickname` text NOT NULL,
	`avatar` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `callback_event` (
	`id` text PRIMARY KEY NOT NULL,
	`received_ms` integer NOT NULL,
	`source` text NOT NULL,
	`event_type` integer,
	`stream_name` text NOT NULL,
	`verification` text NOT NULL,
	`effect` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `callback_event_time` ON `callback_event` (`received_ms`);--> statement-breakpoint
CREATE TABLE `group_member` (
	`id` text PRIMARY KEY NOT NULL,
	`groupid` text NOT NULL,
	`userid` text NOT NULL,
	`liveuserid` text NOT NULL,
	`nickname` text NOT NULL,
	`headpic` text NOT NULL,
	`entered_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_member_place` ON `group_member` (`groupid`,`userid`,`liveuserid`);--> statement-breakpoint
CREATE TABLE `live_data` (
	`userid` text PRIMARY KEY NOT NULL,
	`stream_name` text NOT NULL,
	`groupid` text NOT NULL,
	`title` text NOT NULL,
	`nickname` text NOT NULL,
	`headpic` text NOT NULL,
	`frontcover` text NOT NULL,
	`location` text NOT NULL,
	`desc` text NOT NULL,
	`status` integer NOT NULL,
	`forbid_status` integer NOT NULL,
	`viewer_count` integer NOT NULL,
	`like_count` integer NOT NULL,
	`session_id` text,
	`address_issued_ms` integer NOT NULL,
	`address_expires_s` integer NOT NULL,
	`create_time` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `live_data_stream` ON `live_data` (`stream_name`);--> statement-breakpoint
CREATE INDEX `live_data_online` ON `live_data` (`status`,`create_time`,`userid`);--> statement-breakpoint
CREATE TABLE `live_push` (
	`id` text PRIMARY KEY NOT NULL,
	`stream_name` text NOT NULL,
	`sequence` text NOT NULL,
	`session_id` text,
	`started_ms` integer,
	`ended_ms` integer,
	`resumable` integer NOT NULL,
	`error_code` integer,
	`client_ip` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `live_push_sequence` ON `live_push` (`stream_name`,`sequence`);--> statement-breakpoint
CREATE INDEX `live_push_session` ON `live_push` (`session_id`);--> statement-breakpoint
CREATE TABLE `live_session` (
	`id` text PRIMARY KEY NOT NULL,
	`userid` text NOT NULL,
	`stream_name` text NOT NULL,
	`title` text NOT NULL,
	`nickname` text NOT NULL,
	`headpic` text NOT NULL,
	`frontcover` text NOT NULL,
	`location` text NOT NULL,
	`started_ms` integer NOT NULL,
	`ended_ms` integer,
	`grace_until_ms` integer
);
--> statement-breakpoint
CREATE INDEX `live_session_stream` ON `live_session` (`stream_name`,`started_ms`);--> statement-breakpoint
CREATE INDEX `live_session_grace` ON `live_session` (`grace_until_ms`);--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`userid` text NOT NULL,
	`created_ms` integer NOT NULL,
	`expires_ms` integer NOT NULL,
	FOREIGN KEY (`userid`) REFERENCES `account`(`userid`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`userid`);--> statement-breakpoint
CREATE TABLE `tape_data` (
	`id` text PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`session_id` text,
	`userid` text NOT NULL,
	`stream_name` text NOT NULL,
	`title` text NOT NULL,
	`nickname` text NOT NULL,
	`headpic` text NOT NULL,
	`frontcover` text NOT NULL,
	`location` text NOT NULL,
	`play_url` text NOT NULL,
	`hls_play_url` text NOT NULL,
	`start_ms` integer NOT NULL,
	`end_ms` integer NOT NULL,
	`duration_s` integer NOT NULL,
	`size_bytes` integer NOT NULL,
	`viewer_count` integer NOT NULL,
	`like_count` integer NOT NULL,
	`listed` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tape_data_file` ON `tape_data` (`file_id`);--> statement-breakpoint
CREATE INDEX `tape_data_listed` ON `tape_data` (`listed`,`end_ms`,`file_id`);--> statement-breakpoint
CREATE INDEX `tape_data_stream` ON `tape_data` (`stream_name`,`start_ms`);--> statement-breakpoint
CREATE INDEX `tape_data_user` ON `tape_data` (`userid`,`end_ms`);--> statement-breakpoint
CREATE TABLE `tape_file` (
	`file_id` text PRIMARY KEY NOT NULL,
	`tape_id` text NOT NULL,
	`format` text NOT NULL,
	`url` text NOT NULL,
	`start_ms` integer NOT NULL,
	`end_ms` integer NOT NULL,
	`duration_s` integer NOT NULL,
	`size_bytes` integer NOT NULL,
	FOREIGN KEY (`tape_id`) REFERENCES `tape_data`(`id`) ON UPDATE no action ON DELETE no action
);
