import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Database } from "@/db/database";
import { insertReport } from "@/db/repositories/reports";
import { type Config, loadConfig } from "@/lib/config";
import { reportLines } from "./complaints";

let config: Config;
let database: Database;
beforeEach(() => {
  config = loadConfig({ DATA_DIR: mkdtempSync(path.join(tmpdir(), "mini-lvb-complaints-")) });
  database = Database.open(path.join(config.dataDir, "mini-lvb.db"));
  database.migrate();
});
afterEach(() => {
  database.close();
  rmSync(config.dataDir, { recursive: true, force: true });
});

describe("the complaints on the command line", () => {
  it("are said to be none while there are none", async () => {
    expect(await reportLines(config)).toBe("Nobody has complained.");
  });

  it("are printed one a line, the newest first", async () => {
    const about = { reporter: "bob_02", reported: "alice_01", status: "open" };
    await database.write((db) => {
      for (const createdMs of [1000, 2000])
        insertReport(db, { ...about, id: String(createdMs), addressHash: "", createdMs });
    });
    const lines = (await reportLines(config)).split("\n").map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([
      { at: "1970-01-01T00:00:02.000Z", ...about },
      { at: "1970-01-01T00:00:01.000Z", ...about },
    ]);
    expect(await reportLines(config, "1")).toBe(JSON.stringify(lines[0]));
  });
});
