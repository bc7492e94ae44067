import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inspectConfig, loadConfig } from "@/lib/config";
import { loadSecrets, readSecrets } from "./secrets";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-secrets-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe("the secrets of a data folder", () => {
  it("are made by the first start and found by whoever looks afterwards", () => {
    const made = loadSecrets(dir);
    const { mtimeMs } = statSync(path.join(dir, "secrets.json"));
    expect(readSecrets(dir)).toEqual(made);
    expect(statSync(path.join(dir, "secrets.json")).mtimeMs).toBe(mtimeMs);
    expect(inspectConfig({ DATA_DIR: dir })).toEqual(loadConfig({ DATA_DIR: dir }));
  });

  it("are made in a folder that is made for them, however deep, for its owner alone", () => {
    const deep = path.join(dir, "a", "b");
    loadSecrets(deep);
    expect(statSync(deep).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(dir, "a")).mode & 0o777).toBe(0o700);
  });

  it.each(["/proc/mini-lvb", "/proc/mini-lvb/data", "/dev/null/data"])(
    "are refused where no folder can be made (%s)",
    (folder) => {
      expect(() => loadSecrets(folder)).toThrow(
        /^DATA_DIR is not usable: .*give the server a folder/,
      );
    },
  );

  it("are not made by whoever looks, nor is the folder", () => {
    inspectConfig({ DATA_DIR: dir });
    inspectConfig({ DATA_DIR: path.join(dir, "mistyped") });
    expect(readdirSync(dir)).toEqual([]);
    expect(readSecrets(dir).sessionKey).not.toBe(readSecrets(dir).sessionKey);
  });
});
