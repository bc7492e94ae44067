import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environmentVariables, loadConfig } from "../config";
import { tencentEnvironment } from "../services/services-fixture";
import { isSecretVariable } from "./seen-variables";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-seen-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const seen = (environment: Record<string, string>) => {
  const { variables } = loadConfig({ DATA_DIR: dir, ...environment });
  return Object.fromEntries(variables.map((variable) => [variable.name, variable]));
};

/** Variables whose names sound like a secret and are none. */
const harmless =
  /^(KEY_ROTATION_GRACE_SECONDS|APP_TOKEN_TTL_SECONDS|PUBLICKEY|TX_SECRET_ALGORITHM)$|^COSKEY_(APPID|BUCKET|BUCKET_REGION|DOMAIN|EXPIRED_TIME)$/;

describe("the configuration as it is seen", () => {
  it("has every variable of the schema", () => {
    expect(Object.keys(seen({}))).toEqual(environmentVariables);
  });

  it("shows no variable whose name sounds like a secret", () => {
    const suspicious = environmentVariables.filter(
      (name) => /KEY|SECRE|TOKEN|PASSWORD|CREDENTIAL/.test(name) && !harmless.test(name),
    );
    expect(suspicious.length).toBeGreaterThan(10);
    expect(suspicious.filter((name) => !isSecretVariable(name))).toEqual([]);
  });

  it("holds none of the secrets that are set, and none that the server made", () => {
    const environment = {
      ...tencentEnvironment,
      PLAY_KEY: "PLAYKEYEXAMPLE0123456789",
      CALLBACK_URL_SECRET: "URLSECRETEXAMPLE01234",
      LIVE_API_URL: "https://me:PASSWORDEXAMPLE@api.example",
    };
    const config = loadConfig({ DATA_DIR: dir, ...environment });
    const text = JSON.stringify(config.variables);
    for (const secret of [
      ...Object.entries(environment).flatMap(([name, value]) =>
        isSecretVariable(name) ? [value] : [],
      ),
      config.sessionKey,
      "PASSWORDEXAMPLE",
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it("tells what was set from what is so by itself", () => {
    const variables = seen({ PORT: "8080", PUSH_KEY: "PUSHKEYEXAMPLE0123456789" });
    expect(variables.PORT).toMatchObject({ value: "8080", default: "3000", source: "environment" });
    expect(variables.RECORDING).toMatchObject({ value: "on", default: "on", source: "default" });
    expect(variables.EMBED_SITES).toMatchObject({ value: "*", source: "default" });
    expect(variables.PUBLIC_URL).toMatchObject({ value: "", source: "unset" });
    expect(variables.PUSH_KEY).toMatchObject({ value: "", source: "environment", length: 24 });
    expect(variables.API_KEY).toMatchObject({ value: "", source: "generated", length: 32 });
    expect(variables.PLAY_KEY).toMatchObject({ value: "", source: "unset", length: 0 });
  });
});
