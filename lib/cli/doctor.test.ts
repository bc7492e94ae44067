import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Database } from "@/db/database";
import { inspectConfig, loadConfig } from "@/lib/config";
import { RtmpServer } from "@/lib/media/rtmp/server";
import { doctorArguments, examine } from "./doctor";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-doctor-cli-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const english = { locale: "en", push: false, json: true } as const;
const load = (environment: Record<string, string> = {}) =>
  loadConfig({ DATA_DIR: dataDir, RTMP_PORT: "9", ...environment });

async function examined(environment: Record<string, string> = {}) {
  const { text, exitCode } = await examine(english, () => load(environment));
  const { ok, findings } = JSON.parse(text) as {
    ok: boolean;
    findings: { check: string; code: string; status: string }[];
  };
  return { ok, exitCode, causes: Object.fromEntries(findings.map((it) => [it.check, it.code])) };
}

describe("the doctor's command line", () => {
  it("speaks the shell's language unless told another", () => {
    expect(doctorArguments([], "zh-CN").locale).toBe("zh-CN");
    expect(doctorArguments([], "de-DE").locale).toBe("en");
    expect(doctorArguments(["--lang", "en"], "zh-CN").locale).toBe("en");
    expect(doctorArguments(["--push", "--json", "--lang", "zh"], "en")).toEqual({
      locale: "zh-CN",
      push: true,
      json: true,
    });
    expect(() => doctorArguments(["--wat"], "en")).toThrow("Usage");
    expect(() => doctorArguments(["--lang"], "en")).toThrow("Usage");
  });

  it("says in words what keeps the server from starting, and fails", async () => {
    const { text, exitCode } = await examine({ ...english, json: false }, () =>
      load({ MODE: "tencent" }),
    );
    expect(exitCode).toBe(1);
    expect((await examined({ MODE: "tencent" })).causes).toEqual({
      configuration: "configurationWrong",
    });
    expect(text).toMatch(/^FAILED .*APP_ID is not set/);
  });

  it("examines an installation without a database, with one, and while a server works on it", async () => {
    expect((await examined()).causes.database).toBe("databaseMissing");
    const database = Database.open(path.join(dataDir, "mini-lvb.db"));
    database.migrate();
    try {
      const { causes, ok, exitCode } = await examined();
      expect(causes).toMatchObject({
        configuration: "configurationComplete",
        database: "databaseWritable",
        disk: "diskEnough",
        clock: "clockPlausible",
        publicUrl: "publicUrlOptional",
        rtmpPort: "rtmpPortClosed",
        callbacks: "callbacksNotUsed",
        cosAccount: "cosNotUsed",
      });
      expect([ok, exitCode]).toEqual([false, 1]);
    } finally {
      database.close();
    }
  });

  it("makes nothing where the server has not been", async () => {
    const missing = path.join(dataDir, "mistyped");
    const { text, exitCode } = await examine(english, () =>
      inspectConfig({ DATA_DIR: missing, RTMP_PORT: "9" }),
    );
    expect(text).toContain("folderMissing");
    expect(text).not.toContain("checkBroke");
    expect(exitCode).toBe(1);
    expect(readdirSync(dataDir)).toEqual([]);
    await examine(english, () => inspectConfig({ DATA_DIR: dataDir, RTMP_PORT: "9" }));
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("passes without failures once RTMP answers", async () => {
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const server = new RtmpServer({
      host: "127.0.0.1",
      port: 0,
      onPublish: async () => ({
        accepted: false,
        code: "NetStream.Publish.Rejected",
        description: "nobody",
      }),
      log: quiet,
    });
    await server.start();
    try {
      const { causes, exitCode } = await examined({ RTMP_PORT: String(server.port) });
      expect(causes.rtmpPort).toBe("rtmpPortOpen");
      expect(exitCode).toBe(0);
    } finally {
      await server.stop();
    }
  });

  it("says nothing of Tencent's callbacks where none are needed, and why no test push is made", async () => {
    const environments: Record<string, string>[] = [{}, { PUBLIC_URL: "http://127.0.0.1:9" }];
    for (const environment of environments) {
      const asked = { ...english, json: false, push: true };
      const { text } = await examine(asked, () => load(environment));
      expect(text).not.toMatch(/Tencent|LVB|refused/);
      expect(text).toContain("no push domain to push to");
      const unasked = await examine({ ...asked, push: false }, () => load(environment));
      expect(unasked.text).not.toContain("Test push");
      const chinese = await examine({ ...asked, locale: "zh-CN" }, () => load(environment));
      expect(chinese.text).not.toContain("腾讯");
    }
  });

  it("names a database that is damaged", async () => {
    writeFileSync(path.join(dataDir, "mini-lvb.db"), "not a database, but long enough to be one");
    expect((await examined()).causes.database).toBe("databaseNotWritable");
  });

  it("names a database of another version", async () => {
    Database.open(path.join(dataDir, "mini-lvb.db")).close();
    expect((await examined()).causes.database).toBe("databaseOutdated");
  });

  it("names a disk that is too full to record", async () => {
    const huge = String(2 ** 40);
    expect((await examined({ RECORDING_MIN_FREE_MB: huge })).causes.disk).toBe("diskFull");
  });
});
