import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError, environmentVariables, loadConfig, requiredInTencentMode } from "@/lib/config";
import { importedSettings } from "./env-layout";
import { importConfig } from "./import-config";
import { configJs, outDefine, privateKey } from "./old-files-fixture";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "import-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const output = () => path.join(folder, ".env");
const written = (): Record<string, string | undefined> => ({
  ...parseEnv(readFileSync(output(), "utf8")),
});
function run(name: string, content: string | Buffer, ...options: string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return importConfig([file, "--output", output(), ...options]);
}
function refusal(name: string, content: string | Buffer, ...options: string[]): string {
  const before = existsSync(output()) ? readFileSync(output(), "utf8") : null;
  let message = "";
  try {
    run(name, content, ...options);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    message = (error as Error).message;
  }
  expect(existsSync(output()) ? readFileSync(output(), "utf8") : null).toBe(before);
  expect(readdirSync(folder).filter((entry) => entry.endsWith(".new"))).toEqual([]);
  return message;
}

describe("import-config", () => {
  it.each([
    ["OutDefine.php", outDefine],
    ["config.js", configJs],
  ])("takes every setting of %s", (name, content) => {
    run(name, content);
    expect(written()).toMatchObject({
      MODE: "tencent",
      APP_ID: "1251000001",
      APP_BIZID: "8888",
      API_KEY: "callbackkeyexample",
      PUSH_KEY: "pushkeyexample",
      COSKEY_APPID: "1251000001",
      COSKEY_BUCKET: "minilvb",
      COSKEY_BUCKET_REGION: "ap-shanghai",
      COSKEY_SECRETID: "AKIDEXAMPLE",
      COSKEY_SECRETKEY: "cossecretexample",
      IM_SDKAPPID: "1400000000",
      ADMINISTRATOR: "admin",
      PRIVATEKEY: privateKey,
    });
  });

  it("says what was taken, what is unknown and what is missing, and never a value", () => {
    const report = run("OutDefine.php", outDefine);
    expect(report).toContain("API_KEY (from CALL_BACK_KEY)");
    expect(report).toContain("Not known to Mini LVB and left out:\n  DB_PASSWD");
    expect(report).toContain("TENCENTCLOUD_SECRET_ID: an API key's SecretId");
    expect(report).not.toMatch(/\bIM_SECRETKEY\b/);
    expect(report).not.toMatch(/example\b|databasesecret|AKID|BEGIN|125100|8888/i);
    expect(readFileSync(output(), "utf8")).not.toContain("databasesecret");
  });

  it("makes a file with which the server starts, once what is missing is filled in", () => {
    run("OutDefine.php", outDefine);
    const environment = { ...written(), DATA_DIR: folder };
    expect(() => loadConfig(environment)).toThrow("TENCENTCLOUD_SECRET_ID is not set");
    const config = loadConfig({
      ...environment,
      TENCENTCLOUD_SECRET_ID: "AKIDEXAMPLE",
      TENCENTCLOUD_SECRET_KEY: "secretexample",
    });
    expect(config).toMatchObject({ mode: "tencent", appBizid: "8888", imPrivateKey: privateKey });
  });

  it("says so when nothing is missing", () => {
    const lines = requiredInTencentMode.map((name) => `define('${name}', '12345');`);
    expect(run("OutDefine.php", `<?php ${lines.join("\n")}`)).toContain(
      "Tencent mode has all that it needs",
    );
  });

  it("knows only names that the server reads, and all that it requires", () => {
    expect(environmentVariables).toEqual(expect.arrayContaining([...importedSettings]));
    expect(importedSettings).toEqual(expect.arrayContaining([...requiredInTencentMode]));
    expect(new Set(importedSettings).size).toBe(importedSettings.length);
  });

  it.each(["app_id", "App-Id", "APPID", "appId"])(
    "does not mind capitals and lines: %s",
    (name) => {
      run("config.js", `module.exports = { "${name}": "1251000001" }`);
      expect(written().APP_ID).toBe("1251000001");
    },
  );

  it("leaves the old server's own address and port alone", () => {
    run("config.js", "module.exports = { host: 'x', port: 5757, mode: 'y', live: { APP_ID: 12 } }");
    expect(written()).toMatchObject({ MODE: "tencent", APP_ID: "12" });
    expect(written().PORT).toBeUndefined();
  });

  it("takes the last of several values and says so, with PHP's own choice", () => {
    const report = run(
      "OutDefine.php",
      "<?php\ndefine('API_KEY', 'one');\ndefine('CALL_BACK_KEY', 'two');\ndefine('API_KEY', 'three');",
    );
    expect(written().API_KEY).toBe("three");
    expect(report).toContain(
      "API_KEY has more than one value: API_KEY (line 2), CALL_BACK_KEY (line 3), and API_KEY (line 4), which was taken as the last. PHP itself went by line 2",
    );
    expect(run("config.js", "x = { API_KEY: 'one', api_key: 'one' }", "--force")).not.toContain(
      "more than one",
    );
  });

  it.each([
    ["API_KEY: process.env.KEY", "API_KEY (line 1) is worked out by the program"],
    ["API_KEY: ''", "API_KEY (line 1) is empty"],
    ["API_KEY: 'xxxxxx'", "API_KEY (line 1) was never filled in"],
    ["API_KEY: 'your api key'", "API_KEY (line 1) was never filled in"],
    ["API_KEY: '请填写'", "API_KEY (line 1) was never filled in"],
    ["API_KEY: 'clé'", "API_KEY (line 1) was not taken, because no key"],
    ["IM_SDKAPPID: 0", "IM_SDKAPPID (line 1) was never filled in"],
    ["IM_SDKAPPID: 'abc'", "IM_SDKAPPID (line 1) was not taken, because it should be a number"],
    ["PRIVATEKEY: '/data/key'", "PRIVATEKEY (line 1) was not taken: it has no -----BEGIN"],
    ["COSKEY_BUCKET_REGION: 'sh'", "for example ap-shanghai"],
  ])("says what it makes of %s", (member, remark) => {
    expect(run("config.js", `module.exports = { APP_ID: 12, ${member} }`)).toContain(remark);
  });

  it.each([["a'b"], ['a"b'], [`a#b $c \${d}`], ["a\\b"], ["a'\"b"]])(
    "keeps quotes, # and $ of a key as they are: %s",
    (key) => {
      run("config.js", `module.exports = { API_KEY: ${JSON.stringify(key)} }`);
      expect(written().API_KEY).toBe(key);
    },
  );

  it("reads files in GBK and with a byte order mark", () => {
    const gbk = Buffer.concat([
      Buffer.from("<?php // "),
      // 誠, whose second byte in GBK is a backslash.
      Buffer.from([0xd5, 0x5c]),
      Buffer.from("\ndefine('APP_ID', 12);"),
    ]);
    run("OutDefine.php", gbk);
    expect(written().APP_ID).toBe("12");
    run("config.js", '\ufeff{ "APP_ID": 13 }', "--force");
    expect(written().APP_ID).toBe("13");
  });

  it("writes a file for its owner alone, and replaces one only when told to", () => {
    writeFileSync(output(), "SESSION_KEY=old\n", { mode: 0o644 });
    chmodSync(output(), 0o644);
    expect(refusal("config.js", configJs)).toContain("add --force");
    run("config.js", configJs, "--force");
    expect(statSync(output()).mode & 0o777).toBe(0o600);
    expect(written().SESSION_KEY).toBeUndefined();
  });
});

describe("import-config writes nothing", () => {
  it.each([
    ["OutDefine.php", "<?php\ndefine('API_KEY', 'secretvalue);", "Line 2: a quote begins"],
    [
      "OutDefine.php",
      "<?php\ndefine('API_KEY', 'secret\nvalue');",
      "Line 2: API_KEY has a line break",
    ],
    [
      "config.js",
      "module.exports = { API_KEY: `secretvalue'\"\\`` }",
      "The value of API_KEY mixes",
    ],
    ["OutDefine.php", "<?php\ndefine('DB_HOST', 'secretvalue');", "holds no setting of Mini LVB"],
    ["OutDefine.php", "", "holds no setting of Mini LVB"],
    ["config.js", "module.exports = { API_KEY: '' }", "API_KEY (line 1) is empty"],
    ["cdn.route.ini", "[DB]\nHOST=secretvalue\n", "are not imported"],
    ["route.conf", "[DB]\r\nPASSWD=secretvalue\r\n", "are not imported"],
    ["picture.php", Buffer.from([0x89, 0x50, 0, 1]), "is no text file"],
    ["noise.php", Buffer.from([0x3c, 0xff, 0xff, 0xfe]), "is no text file"],
    ["long.js", " ".repeat(1024 * 1024 + 1), "more than the 1048576"],
  ])("of %s when it is wrong", (name, content, message) => {
    const said = refusal(name, content);
    expect(said).toContain(message);
    expect(said).not.toContain("secretvalue");
  });

  it("when the file or the output cannot be", () => {
    const file = path.join(folder, "config.js");
    writeFileSync(file, configJs);
    expect(() => importConfig([path.join(folder, "none.php")])).toThrow("There is no file");
    expect(() => importConfig([folder])).toThrow("is no file");
    mkdirSync(path.join(folder, "sub"));
    expect(() => importConfig([file, "--output", path.join(folder, "sub"), "--force"])).toThrow(
      "is a folder",
    );
    expect(() => importConfig([file, "--output", path.join(folder, "none", ".env")])).toThrow(
      "could not be written (ENOENT)",
    );
    expect(readdirSync(folder).sort()).toEqual(["config.js", "sub"]);
  });

  it.each([[[]], [["a", "b"]], [["a", "--unknown"]], [["a", "--output"]], [["a", "--output="]]])(
    "of the arguments %j",
    (args) => expect(() => importConfig(args)).toThrow("Usage: mini-lvb import-config FILE"),
  );
});
