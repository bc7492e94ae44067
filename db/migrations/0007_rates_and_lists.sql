DROP INDEX `tape_data_withheld`;--> statement-breakpoint
DROP INDEX `tape_data_deleted`;--> statement-breakpoint
CREATE INDEX `tape_data_withheld` ON `tape_data` (`withheld_ms`,`deleted_ms`,`end_ms`,`file_id`,`stored_bytes`,`userid`);--> statement-breakpoint
CREATE INDEX `tape_data_deleted` ON `tape_data` (`deleted_ms`,`end_ms`,`file_id`,`stored_bytes`,`userid`);--> statement-breakpoint
ALTER TABLE `session_sample` ADD `incoming_kbps` integer;--> statement-breakpoint
ALTER TABLE `session_sample` ADD `outgoing_kbps` integer;