import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError, environmentVariables, loadConfig, requiredInTencentMode } from "./config";
import { tencentEnvironment } from "./services/services-fixture";

const pemPrivateKey = () =>
  generateKeyPairSync("ec", { namedCurve: "secp256k1" })
    .privateKey.export({ type: "sec1", format: "pem" })
    .toString();

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-config-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe("loadConfig", () => {
  it("needs no variable and keeps generated secrets readable by the owner only", () => {
    const first = loadConfig({ DATA_DIR: dir });
    expect(first.port).toBe(3000);
    expect(first.rtmpPort).toBe(1935);
    expect(first.pushKey).toMatch(/^[0-9a-f]{32}$/);
    expect(statSync(path.join(dir, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(loadConfig({ DATA_DIR: dir }).pushKey).toBe(first.pushKey);
  });

  it("prefers a key from the environment and never writes it down", () => {
    const config = loadConfig({ DATA_DIR: dir, PUSH_KEY: "FromTheEnvironment01" });
    expect(config.pushKey).toBe("FromTheEnvironment01");
    expect(readFileSync(path.join(dir, "secrets.json"), "utf8")).not.toContain("FromTheEnv");
  });

  it.each([
    [{ PORT: "eighty" }, /^PORT is not usable/],
    [{ RTMP_PORT: "70000" }, /^RTMP_PORT is not usable: use 0 to 65535/],
    [{ IM_SDKAPPID: "abc" }, /^IM_SDKAPPID is not usable: write a number/],
    [{ LOGIN_ATTEMPTS: "0" }, /^LOGIN_ATTEMPTS is not usable: use 1 or more/],
    [{ PUBLIC_URL: "live.example" }, /^PUBLIC_URL is not usable: write a full address/],
    [{ PUBLIC_RTMP_URL: "http://live.example" }, /^PUBLIC_RTMP_URL is not usable/],
    [{ PUSH_KEY: "short" }, /^PUSH_KEY is not usable/],
    [{ RECORDING: "yes" }, /^RECORDING is not usable: write on or off/],
    [
      { LOG_LEVEL: "loud" },
      /^LOG_LEVEL is not usable: write debug, info, warn, error or silent\.$/,
    ],
    [{ ADMINISTRATOR: "a".repeat(33) }, /^ADMINISTRATOR is not usable: use at most 32 characters/],
    [{ PUBLIC_URL: "https://live.example/lvb" }, /^PUBLIC_URL .*without user, path or query\.$/],
    [{ PUBLIC_URL: "https://live.example?x=1" }, /^PUBLIC_URL .*without user, path or query/],
    [{ PUBLIC_URL: "https://me@live.example" }, /^PUBLIC_URL .*without user, path or query/],
    [{ PUBLIC_RTMP_URL: "rtmp://live.example/live" }, /^PUBLIC_RTMP_URL .*without user, path/],
    [{ PART_DURATION_MS: "3000" }, /^PART_DURATION_MS .*at most half of SEGMENT_DURATION_MS/],
    [{ SEGMENT_DURATION_MS: "900" }, /^PART_DURATION_MS .*at most half of SEGMENT_DURATION_MS/],
    [
      { BLOCKED_WORDS: "spam, **" },
      /^BLOCKED_WORDS is not usable: the entry "\*\*" blocks nothing/,
    ],
  ])("names the variable and the cure for %o", (environment, message) => {
    expect(() => loadConfig({ DATA_DIR: dir, ...environment })).toThrow(message);
  });

  it("takes public addresses with a port and closing slashes, and words that are only signs", () => {
    const config = loadConfig({
      DATA_DIR: dir,
      PUBLIC_URL: "https://[2001:db8::1]:8443/",
      PUBLIC_RTMP_URL: "rtmp://live.example:1936",
      BLOCKED_WORDS: "://, 🍆,, spam*",
      PART_DURATION_MS: "1000",
    });
    expect(config.publicUrl).toBe("https://[2001:db8::1]:8443");
    expect(config.publicRtmpUrl).toBe("rtmp://live.example:1936");
    expect(config.blockedWords).toEqual(["://", "🍆", "spam*"]);
  });

  it.each(requiredInTencentMode.filter((name) => name !== "APP_BIZID" && name !== "IM_SDKAPPID"))(
    "does not start in Tencent mode without %s, and says where it is found",
    (name) => {
      const environment = { ...tencentEnvironment, [name]: "", DATA_DIR: dir };
      expect(() => loadConfig(environment)).toThrow(
        new RegExp(`^${name} is not set.*set it to|^${name} is not set, and MODE=tencent needs it`),
      );
    },
  );

  it("starts in Tencent mode with every key, on the domains of the bizid", () => {
    const config = loadConfig({ ...tencentEnvironment, DATA_DIR: dir });
    expect(config.tencent).toMatchObject({
      appId: 1_250_000_000,
      pushDomain: "8888.livepush.myqcloud.com",
      playDomain: "8888.liveplay.myqcloud.com",
      playKey: null,
    });
    expect(config.cos?.endpoint).toBe("https://covers-1250000000.cos.ap-shanghai.myqcloud.com");
  });

  it("takes the original's misspelt names, the bucket with its APPID, and a private key for IM", () => {
    const { COSKEY_SECRETID, COSKEY_SECRETKEY, IM_SECRETKEY: _none, ...rest } = tencentEnvironment;
    const config = loadConfig({
      ...rest,
      COSKEY_SECRECTID: COSKEY_SECRETID,
      COSKEY_SECRECTKEY: COSKEY_SECRETKEY,
      COSKEY_BUCKET: "covers-1250000000",
      PRIVATEKEY: pemPrivateKey(),
      DATA_DIR: dir,
    });
    expect(config.cos).toMatchObject({ bucket: "covers", secretId: COSKEY_SECRETID });
    expect(config.imPrivateKey).toContain("PRIVATE KEY");
  });

  it.each([
    [{ APP_ID: "1250000000" }, /^APP_ID is set, but MODE is embedded: set MODE=tencent/],
    [{ PUSH_DOMAIN: "push.example.com" }, /^PUSH_DOMAIN is set, but MODE is embedded: set MODE/],
    [{ MODE: "cloud" }, /^MODE is not usable: write embedded or tencent/],
    [{ ...tencentEnvironment, PUSH_DOMAIN: "rtmp://push.example.com" }, /^PUSH_DOMAIN.*host name/],
    [
      { ...tencentEnvironment, PLAY_KEY: tencentEnvironment.PUSH_KEY },
      /^PLAY_KEY is the same as PUSH_KEY/,
    ],
    [{ ...tencentEnvironment, PRIVATEKEY: "/etc/key.pem" }, /^PRIVATEKEY is not usable: .*not its/],
  ])("names the variable and the cure for %o of the modes", (environment, message) => {
    expect(() => loadConfig({ DATA_DIR: dir, ...environment })).toThrow(message);
  });

  it("says what to do about a damaged secrets file", () => {
    writeFileSync(path.join(dir, "secrets.json"), "{");
    expect(() => loadConfig({ DATA_DIR: dir })).toThrow(ConfigError);
    expect(() => loadConfig({ DATA_DIR: dir })).toThrow(/DATA_DIR is not usable/);
  });

  it("has every variable documented in .env.example, and documents no other", () => {
    const example = readFileSync(".env.example", "utf8");
    const documented = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    expect(documented.sort()).toEqual([...environmentVariables].sort());
  });

  it("says the defaults of .env.example", () => {
    const example = readFileSync(".env.example", "utf8");
    const shown = [...example.matchAll(/^#([A-Z_]+)=([\w.:/]+)$/gm)]
      .map(([, name, value]) => [name ?? "", value ?? ""] as const)
      .filter(([, value]) => !value.includes("example.com") && !value.includes("covers-"))
      .filter(([name]) => name !== "DATA_DIR");
    const fromExample = loadConfig({ ...Object.fromEntries(shown), DATA_DIR: dir });
    // They say that they were set, and to what.
    const { variables } = fromExample;
    expect(fromExample).toEqual({ ...loadConfig({ DATA_DIR: dir }), variables });
  });
});
