CREATE TABLE `access_token` (
	`id` text PRIMARY KEY NOT NULL,
	`userid` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_ms` integer NOT NULL,
	`expires_ms` integer NOT NULL,
	`last_used_ms` integer DEFAULT 0 NOT NULL,
	`last_used_from` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`userid`) REFERENCES `account`(`userid`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE UNIQUE INDEX `access_token_hash` ON `access_token` (`token_hash`);--> statement-breakpoint
CREATE INDEX `access_token_user` ON `access_token` (`userid`,`created_ms`);--> statement-breakpoint
CREATE INDEX `access_token_expiry` ON `access_token` (`expires_ms`);--> statement-breakpoint
CREATE TABLE `address_ban` (
	`id` text PRIMARY KEY NOT NULL,
	`address_hash` text NOT NULL,
	`label` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`until_ms` integer NOT NULL,
	`created_ms` integer NOT NULL,
	`created_by` text NOT NULL
);--> statement-breakpoint
CREATE UNIQUE INDEX `address_ban_hash` ON `address_ban` (`address_hash`);--> statement-breakpoint
CREATE INDEX `address_ban_until` ON `address_ban` (`until_ms`);--> statement-breakpoint
CREATE INDEX `address_ban_time` ON `address_ban` (`created_ms`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at_ms` integer NOT NULL,
	`actor` text NOT NULL,
	`via` text NOT NULL,
	`token_name` text DEFAULT '' NOT NULL,
	`client_ip` text DEFAULT '' NOT NULL,
	`action` text NOT NULL,
	`target` text DEFAULT '' NOT NULL,
	`details` text DEFAULT '' NOT NULL,
	`outcome` text NOT NULL
);--> statement-breakpoint
CREATE INDEX `audit_log_time` ON `audit_log` (`at_ms`);--> statement-breakpoint
CREATE INDEX `audit_log_actor` ON `audit_log` (`actor`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_log_action` ON `audit_log` (`action`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_log_target` ON `audit_log` (`target`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_log_outcome` ON `audit_log` (`outcome`,`seq`);--> statement-breakpoint
CREATE TABLE `backup_run` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`started_ms` integer NOT NULL,
	`finished_ms` integer NOT NULL,
	`problem` text DEFAULT '' NOT NULL
);--> statement-breakpoint
CREATE INDEX `backup_run_time` ON `backup_run` (`kind`,`started_ms`);--> statement-breakpoint
CREATE TABLE `server_sample` (
	`at_ms` integer PRIMARY KEY NOT NULL,
	`span_ms` integer NOT NULL,
	`lives` integer NOT NULL,
	`viewers` integer NOT NULL,
	`messages` integer NOT NULL,
	`incoming_kbps` integer,
	`outgoing_kbps` integer
);--> statement-breakpoint
CREATE TABLE `server_setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`revision` integer NOT NULL,
	`changed_ms` integer NOT NULL,
	`changed_by` text NOT NULL
);--> statement-breakpoint
CREATE TABLE `staff_notice` (
	`id` text PRIMARY KEY NOT NULL,
	`userid` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`sent_ms` integer NOT NULL,
	`sent_by` text NOT NULL,
	`read_ms` integer DEFAULT 0 NOT NULL
);--> statement-breakpoint
CREATE INDEX `staff_notice_user` ON `staff_notice` (`userid`,`read_ms`,`sent_ms`);--> statement-breakpoint
CREATE TABLE `webhook_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`delivery_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`status` integer NOT NULL,
	`problem` text DEFAULT '' NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`manual` integer DEFAULT 0 NOT NULL
);--> statement-breakpoint
CREATE INDEX `webhook_attempt_delivery` ON `webhook_attempt` (`delivery_id`,`at_ms`);--> statement-breakpoint
CREATE INDEX `webhook_attempt_time` ON `webhook_attempt` (`at_ms`);--> statement-breakpoint
CREATE TABLE `webhook_delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`endpoint_id` text NOT NULL,
	`event_id` text NOT NULL,
	`event_type` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_try_ms` integer NOT NULL,
	`created_ms` integer NOT NULL,
	`settled_ms` integer DEFAULT 0 NOT NULL
);--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_delivery_event` ON `webhook_delivery` (`endpoint_id`,`event_id`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_due` ON `webhook_delivery` (`state`,`next_try_ms`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_endpoint` ON `webhook_delivery` (`endpoint_id`,`created_ms`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_time` ON `webhook_delivery` (`created_ms`);--> statement-breakpoint
CREATE TABLE `webhook_endpoint` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`sealed_secret` text NOT NULL,
	`events` text NOT NULL,
	`enabled` integer NOT NULL,
	`disabled_reason` text DEFAULT '' NOT NULL,
	`revision` integer NOT NULL,
	`created_ms` integer NOT NULL,
	`created_by` text NOT NULL
);--> statement-breakpoint
ALTER TABLE `account` ADD `locked_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `account` ADD `lock_reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `account` ADD `signed_in_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `account_search` ON `account` (`created_ms`,`userid`,`nickname`,`role`,`locked_ms`);--> statement-breakpoint
CREATE INDEX `account_role` ON `account` (`role`,`created_ms`);--> statement-breakpoint
CREATE INDEX `account_locked` ON `account` (`locked_ms`);--> statement-breakpoint
ALTER TABLE `callback_event` ADD `origin` text DEFAULT 'received' NOT NULL;--> statement-breakpoint
ALTER TABLE `callback_event` ADD `client_ip` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `callback_event` ADD `cause_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `callback_event` ADD `ordered_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `callback_event_effect` ON `callback_event` (`effect`,`received_ms`);--> statement-breakpoint
CREATE INDEX `callback_event_stream` ON `callback_event` (`stream_name`,`received_ms`);--> statement-breakpoint
CREATE INDEX `callback_event_type` ON `callback_event` (`event_type`,`received_ms`);--> statement-breakpoint
CREATE INDEX `callback_event_origin` ON `callback_event` (`origin`,`received_ms`);--> statement-breakpoint
ALTER TABLE `live_data` ADD `forbid_until_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `live_data` ADD `forbid_reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `live_data_forbidden` ON `live_data` (`forbid_status`,`forbid_until_ms`);--> statement-breakpoint
ALTER TABLE `live_session` ADD `ended_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `live_session` ADD `ended_reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `live_session_time` ON `live_session` (`started_ms`,`id`);--> statement-breakpoint
CREATE INDEX `live_session_failed` ON `live_session` (`recording_error`,`ended_ms`);--> statement-breakpoint
ALTER TABLE `report` ADD `reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `room` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `session_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `tape_file_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `clip_ms` integer DEFAULT -1 NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `message_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `message_text` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `message_nickname` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `message_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `handled_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `handled_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `resolution` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `report_status` ON `report` (`status`,`created_ms`);--> statement-breakpoint
CREATE INDEX `report_about` ON `report` (`reported`,`created_ms`);--> statement-breakpoint
CREATE INDEX `report_by` ON `report` (`reporter`,`created_ms`);--> statement-breakpoint
CREATE INDEX `chat_mute_user` ON `chat_mute` (`userid`,`until_ms`);--> statement-breakpoint
ALTER TABLE `session` ADD `client_ip` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `agent` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `tape_data` ADD `deleted_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `tape_data` ADD `withheld_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tape_data` ADD `withheld_reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `tape_data` ADD `kept` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tape_data` ADD `stored_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `tape_data_search` ON `tape_data` (`end_ms`,`file_id`,`userid`,`title`,`nickname`,`listed`,`duration_s`,`hidden`,`withheld_ms`,`deleted_ms`);--> statement-breakpoint
CREATE INDEX `tape_data_stored` ON `tape_data` (`stored_bytes`,`file_id`);--> statement-breakpoint
CREATE INDEX `tape_data_storage` ON `tape_data` (`userid`,`deleted_ms`,`stored_bytes`);--> statement-breakpoint
CREATE INDEX `tape_data_withheld` ON `tape_data` (`withheld_ms`);--> statement-breakpoint
UPDATE `tape_data` SET `stored_bytes` = coalesce((SELECT CASE WHEN max(`url`) LIKE '/%' THEN max(`size_bytes`) ELSE sum(`size_bytes`) END FROM `tape_file` WHERE `tape_id` = `tape_data`.`id`), 0);
