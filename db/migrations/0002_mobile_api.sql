CREATE TABLE `group_member` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`userid` text NOT NULL,
	`liveuserid` text NOT NULL,
	`nickname` text NOT NULL,
	`headpic` text NOT NULL,
	`address_hash` text NOT NULL,
	`entered_ms` integer NOT NULL,
	`seen_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_member_place` ON `group_member` (`place`,`userid`);--> statement-breakpoint
CREATE INDEX `group_member_list` ON `group_member` (`place`,`entered_ms`,`userid`);--> statement-breakpoint
CREATE INDEX `group_member_address` ON `group_member` (`address_hash`,`liveuserid`,`seen_ms`);--> statement-breakpoint
CREATE INDEX `group_member_seen` ON `group_member` (`seen_ms`);--> statement-breakpoint
CREATE TABLE `link_stream` (
	`stream_name` text PRIMARY KEY NOT NULL,
	`userid` text NOT NULL,
	`expires_s` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `link_stream_expiry` ON `link_stream` (`expires_s`);--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY NOT NULL,
	`reporter` text NOT NULL,
	`reported` text NOT NULL,
	`address_hash` text NOT NULL,
	`created_ms` integer NOT NULL,
	`status` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `report_time` ON `report` (`created_ms`);--> statement-breakpoint
CREATE TABLE `room` (
	`roomid` text PRIMARY KEY NOT NULL,
	`userid` text NOT NULL,
	`room_name` text NOT NULL,
	`room_info` text NOT NULL,
	`custom` text NOT NULL,
	`status_code` integer NOT NULL,
	`created_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `room_creator` ON `room` (`userid`);--> statement-breakpoint
CREATE TABLE `room_anchor` (
	`id` text PRIMARY KEY NOT NULL,
	`roomid` text NOT NULL,
	`userid` text NOT NULL,
	`user_name` text NOT NULL,
	`user_avatar` text NOT NULL,
	`heartbeat_ms` integer NOT NULL,
	FOREIGN KEY (`roomid`) REFERENCES `room`(`roomid`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `room_anchor_place` ON `room_anchor` (`roomid`,`userid`);--> statement-breakpoint
CREATE INDEX `room_anchor_heartbeat` ON `room_anchor` (`heartbeat_ms`);--> statement-breakpoint
CREATE TABLE `room_session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`userid` text NOT NULL,
	`expires_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `room_session_user` ON `room_session` (`userid`,`expires_ms`);--> statement-breakpoint
CREATE INDEX `room_session_expiry` ON `room_session` (`expires_ms`);--> statement-breakpoint
CREATE TABLE `ugc_video` (
	`file_id` text PRIMARY KEY NOT NULL,
	`userid` text NOT NULL,
	`title` text NOT NULL,
	`nickname` text NOT NULL,
	`headpic` text NOT NULL,
	`frontcover` text NOT NULL,
	`location` text NOT NULL,
	`play_url` text NOT NULL,
	`created_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ugc_video_time` ON `ugc_video` (`created_ms`,`file_id`);--> statement-breakpoint
DROP INDEX `live_data_online`;--> statement-breakpoint
ALTER TABLE `live_data` ADD `announced` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_data` ADD `issued_to` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `live_data_group` ON `live_data` (`groupid`,`create_time`);--> statement-breakpoint
CREATE INDEX `live_data_recent` ON `live_data` (`create_time`,`userid`);--> statement-breakpoint
CREATE INDEX `live_data_online` ON `live_data` (`status`,`announced`,`create_time`,`userid`);--> statement-breakpoint
DROP INDEX `session_user`;--> statement-breakpoint
ALTER TABLE `session` ADD `sealed_token` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `refresh_hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `session_refresh` ON `session` (`refresh_hash`);--> statement-breakpoint
CREATE INDEX `session_expiry` ON `session` (`expires_ms`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`userid`,`created_ms`);--> statement-breakpoint
DROP INDEX `tape_data_stream`;--> statement-breakpoint
CREATE INDEX `tape_data_stream` ON `tape_data` (`stream_name`,`end_ms`);--> statement-breakpoint
ALTER TABLE `account` ADD `frontcover` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `account` ADD `sex` integer DEFAULT -1 NOT NULL;--> statement-breakpoint
ALTER TABLE `account` ADD `role` text DEFAULT 'user' NOT NULL;--> statement-breakpoint
ALTER TABLE `live_session` ADD `announced` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `tape_file_tape` ON `tape_file` (`tape_id`);