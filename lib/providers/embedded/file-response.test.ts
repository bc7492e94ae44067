import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { fileResponse } from "./file-response";

const folder = mkdtempSync(path.join(tmpdir(), "file-response-"));

it("answers with an empty file too, as one cut off by a full disk may be", async () => {
  const file = path.join(folder, "e0.mp4");
  writeFileSync(file, "");
  for (const range of [null, "bytes=0-"]) {
    const response = await fileResponse(file, range);
    expect(await response?.text()).toBe("");
    expect(response?.headers.get("content-type")).toBe("video/mp4");
  }
  expect(await fileResponse(path.join(folder, "e1.mp4"), null)).toBeNull();
});

it("gives up the rest of a file when its reader does", async () => {
  const file = path.join(folder, "long.mp4");
  writeFileSync(file, Buffer.alloc(1_000_000, 1));
  const reader = (await fileResponse(file, "bytes=10-999999"))?.body?.getReader();
  expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
  await reader?.cancel();
  expect(await (await fileResponse(file, "bytes=999990-"))?.text()).toHaveLength(10);
});
