import { readdirSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestServices, type TestServices } from "../services-fixture";
import { BackupDesk } from "./backup-desk";
import { backupFolderOf, backupsIn } from "./backup-folder";

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

it("ends what is under way when the server stops, and begins nothing after that", async () => {
  const desk = new BackupDesk(services);
  const running = desk.backUp();
  expect(desk.state.running).toBe("backup");
  await desk.stop();
  expect((await running).run).toMatchObject({
    problem: "failed",
    detail: "It was ended before it was done.",
  });
  expect(desk.state.running).toBeNull();
  services.advance(999_999_999);
  await desk.tick();
  expect(backupsIn(backupFolderOf(services.config))).toEqual([]);
});

it("does one thing at a time: who asks for a reading during a backup has that one read", async () => {
  const desk = new BackupDesk(services);
  const [made, read] = await Promise.all([desk.backUp(), desk.verify()]);
  expect(made.run.problem).toBe("");
  expect(read.run).toMatchObject({ kind: "verify", problem: "", file: made.run.file });
});

it("makes none by itself where that is off", async () => {
  const off = openTestServices({ BACKUP_EVERY_HOURS: "0" });
  await new BackupDesk(off).tick();
  expect(readdirSync(off.config.dataDir)).not.toContain("backups");
  off.close();
});
