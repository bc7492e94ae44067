import { generateKeyPairSync } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Config, loadConfig } from "./config";
import { openLog } from "./log";
import { inRequest, newRequestId } from "./log/request-scope";
import { secretsOf } from "./services/doctor/without-secrets";
import { tencentEnvironment } from "./services/services-fixture";

let dir: string;
let printed: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-log-"));
  printed = "";
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true, force: true });
});

const pem = generateKeyPairSync("ec", { namedCurve: "secp256k1" })
  .privateKey.export({ type: "sec1", format: "pem" })
  .toString();

/** Every secret that a configuration can have. */
const everySecret = {
  ...tencentEnvironment,
  PUSH_KEY_BACKUP: "BACKUPKEYEXAMPLE01234567",
  CALLBACK_URL_SECRET: "URLSECRETEXAMPLE/+%01234",
  SESSION_KEY: "SESSIONKEYEXAMPLE0123456",
  PLAY_KEY: "PLAYKEYEXAMPLE0123456789",
  IM_CALLBACK_TOKEN: "IMTOKENEXAMPLE0123456789",
  PRIVATEKEY: pem,
};

const load = (environment: Record<string, string> = {}): Config =>
  loadConfig({ DATA_DIR: dir, LOG_LEVEL: "info", ...environment });
const logFile = () => path.join(dir, "logs", "mini-lvb.log");

/** What would stand on standard output is in `printed`. */
const open = (config: Config) =>
  openLog(config, (line) => {
    printed += line;
  });

describe("the log", () => {
  it("knows every secret of a configuration", () => {
    expect(secretsOf(load(everySecret))).toHaveLength(11);
  });

  const others: readonly (readonly [string, string, (secret: string) => string])[] = [
    [
      "the signature of a push address",
      "0f3a5c7e",
      (s) => `rtmp://h/live/x?txSecret=${s}&txTime=1`,
    ],
    ["a session's cookie", "SESSIONCOOKIEVALUE", (s) => `cookie: mlvb_session=${s}; theme=dark`],
    ["an access token", "mlvb_pat_abcDEF0123456789", (s) => `by ${s} of somebody`],
    ["a webhook's secret", "whsec_abcDEF0123456789=", (s) => `signed with ${s}`],
    ["a password", "correct horse", (s) => `{"userid":"a","password":"${s}"}`],
    ["a UserSig", `eJw${"xY9*-".repeat(20)}`, (s) => `logs in with ${s}`],
    ["a bearer", "abcDEF.0123-456", (s) => `Authorization: Bearer ${s}`],
  ];

  it.each([
    ...others,
    ...secretsOf(
      loadConfig({ DATA_DIR: mkdtempSync(path.join(tmpdir(), "mini-lvb-log-s-")), ...everySecret }),
    ).map(
      (secret, index) =>
        [`secret ${index} of the configuration`, secret, (s: string) => `it was ${s}`] as const,
    ),
  ])(
    "keeps %s from every place of a line: printed, in the file and in the memory",
    async (_, secret, around) => {
      const config = load(everySecret);
      const { log, problems, close } = open(config);
      const text = around(secret);
      const cause = Object.assign(new Error(`cause: ${text}`), { url: text });
      log.warn(`message: ${text}`);
      log.error({ a: { b: { c: { d: [text] } } } }, "nested");
      log.error({ err: new Error(`error: ${text}`, { cause }) }, "an error");
      log.error({ headers: { cookie: `x=${secret}` }, pushUrl: secret, password: secret }, "named");
      log.child({ text }).warn("a child");
      log.error(new AggregateError([new Error(text)], text));
      await close();
      const seen = printed + readFileSync(logFile(), "utf8") + JSON.stringify(problems.list());
      const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
      for (const form of forms) expect(seen).not.toContain(form);
      expect(seen.split("[redacted]").length).toBeGreaterThan(12);
      expect(problems.list()).toHaveLength(6);
    },
  );

  it("names the request that a line belongs to", async () => {
    const { log, problems, close } = open(load());
    const id = newRequestId();
    await inRequest(id, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      log.error({ err: Object.assign(new Error("no room"), { code: "ENOSPC" }) }, "it failed");
    });
    log.warn("of none");
    await close();
    expect(id).toMatch(/^[0-9a-f]{12}$/);
    expect(problems.list("error")).toEqual([
      expect.objectContaining({
        requestId: id,
        level: "error",
        message: "it failed",
        cause: "no room",
        code: "ENOSPC",
      }),
    ]);
    expect(problems.list("warning")[0]).toMatchObject({ requestId: "", message: "of none" });
    expect(readFileSync(logFile(), "utf8")).toContain(`"requestId":"${id}"`);
  });

  it("remembers problems whatever the level, and 200 of each at most", async () => {
    const { log, problems } = open(load({ LOG_LEVEL: "silent" }));
    log.error("the one error");
    for (let i = 0; i < 250; i += 1) log.warn(`warning ${i}`);
    log.info("no problem");
    expect(problems.list("warning")).toHaveLength(200);
    expect(problems.list("warning").map(({ message }) => message)).toContain("warning 249");
    expect(problems.list("error")).toHaveLength(1);
    expect(problems.counts).toEqual({ warning: 250, error: 1 });
    expect(existsSync(path.join(dir, "logs"))).toBe(false);
  });

  it("writes files that only their owner reads, and keeps so many of a size", async () => {
    const { log, close } = open(load({ LOG_FILE_MAX_BYTES: "2000", LOG_FILE_COUNT: "2" }));
    for (let i = 0; i < 100; i += 1) log.info({ i }, "a line of a hundred bytes or somewhat less");
    await close();
    const names = readdirSync(path.join(dir, "logs")).sort();
    expect(names).toEqual(["mini-lvb.log", "mini-lvb.log.1", "mini-lvb.log.2"]);
    for (const name of names) {
      const { mode, size } = statSync(path.join(dir, "logs", name));
      expect(mode & 0o777).toBe(0o600);
      expect(size).toBeLessThan(2300);
    }
    expect(readFileSync(logFile(), "utf8") + readFileSync(`${logFile()}.1`, "utf8")).toContain(
      '"i":99',
    );
  });

  it("is in no file where it is not wanted", async () => {
    const { log, close } = open(load({ LOG_FILES: "off" }));
    log.error("on standard output alone");
    await close();
    expect(existsSync(path.join(dir, "logs"))).toBe(false);
  });

  it.each([
    ["a full disk", () => symlinkSync("/dev/full", path.join(dir, "logs"))],
    ["a folder that cannot be made", () => writeFileSync(path.join(dir, "logs"), "in its place")],
  ])("goes on without its file on %s, and says so once", async (_, spoil) => {
    const stderr = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    const config = load();
    spoil();
    const { log, problems, close } = open(config);
    for (let i = 0; i < 50; i += 1) {
      log.error({ i }, "still here");
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await close();
    expect(problems.counts.error).toBe(50);
    expect(printed.match(/still here/g)).toHaveLength(50);
    expect(printed.match(/The log cannot be written: /g)).toHaveLength(1);
    stderr.mockRestore();
  });
});
