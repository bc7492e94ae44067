import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { readEnvFile, writeEnvFile } from "./env-file";

it("sets its own names and leaves other lines alone", async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "env-")), ".env");
  expect(await readEnvFile(file)).toEqual({});
  writeFileSync(file, "# mine\nPORT=3000\nAPI_KEY=old\n", { mode: 0o600 });
  await writeEnvFile(file, { API_KEY: "new=1", APP_ID: "1250000000" });
  expect(readFileSync(file, "utf8")).toBe("# mine\nPORT=3000\nAPI_KEY=new=1\nAPP_ID=1250000000\n");
  expect(await readEnvFile(file)).toEqual({
    PORT: "3000",
    API_KEY: "new=1",
    APP_ID: "1250000000",
  });
});

it("keeps a new file from others", async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "env-")), ".env");
  await writeEnvFile(file, { API_KEY: "a" });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
