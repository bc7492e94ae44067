import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCos } from "@/e2e/cloud-sim/cos/cos-bucket";
import type { CosBucket } from "@/e2e/cloud-sim/cos/cos-types";
import type { CosConfig } from "@/lib/config";
import { answerUpload, answerUploadedPicture } from "@/lib/protocol/picture-routes";
import { dropRest, sendWebResponse, toStreamingRequest } from "@/lib/server/web-request";
import { EmbeddedStorage } from "./embedded/storage";
import type { StorageProvider, UploadForm } from "./storage-provider";
import { type CosPatience, TencentStorage } from "./tencent/storage";

/** A picture store that answers over real sockets. */
export interface TestStore {
  readonly storage: StorageProvider;
  /** By which browsers reach it. */
  readonly origin: string;
  /** Moves the store's clock, in milliseconds. */
  advance(ms: number): void;
  now(): number;
  close(): Promise<void>;
}

/** Pictures in a folder of its own, behind a web server as the front door mounts it. */
export async function openEmbeddedStore(
  setting: { readonly minFreeBytes?: number; readonly publicUrl?: string } = {},
): Promise<TestStore & { readonly dataDir: string }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-storage-"));
  const recordingMinFreeBytes = setting.minFreeBytes ?? 0;
  const { publicUrl } = setting;
  let skewMs = 0;
  const now = () => Date.now() + skewMs;
  const storage = new EmbeddedStorage(
    { dataDir, sessionKey: "SESSIONKEYEXAMPLE0123456789", publicUrl, recordingMinFreeBytes },
    now,
  );
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const request = toStreamingRequest(req, `http://${req.headers.host}${req.url}`);
    const door = req.method === "POST" ? answerUpload : answerUploadedPicture;
    await sendWebResponse(res, await door({ storage }, request));
    dropRest(req);
  };
  // As in the front door, nobody answers a client that went away.
  const server = createServer((req, res) => answer(req, res).catch(() => res.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    storage,
    dataDir,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    now,
    advance(ms) {
      skewMs += ms;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A bucket that verifies as the cloud does. */
export async function openCosStore(
  // Longer than a busy machine keeps anybody waiting.
  patience: CosPatience = { tryTimeoutMs: 10_000, callTimeoutMs: 20_000 },
): Promise<TestStore & { readonly bucket: CosBucket; readonly cos: CosConfig }> {
  let skewMs = 0;
  const now = () => Date.now() + skewMs;
  const account = {
    bucket: "covers",
    region: "ap-shanghai",
    secretId: "AKIDEXAMPLE0123456789",
    secretKey: "SECRETKEYEXAMPLE0123456789",
  };
  const bucket = await startCos({ ...account, appId: "1250000000", now });
  const cos: CosConfig = {
    ...account,
    appId: 1_250_000_000,
    signTtlSeconds: 30,
    legacySign: false,
    endpoint: bucket.origin,
    publicOrigin: bucket.origin,
  };
  return {
    storage: new TencentStorage(cos, now, patience),
    bucket,
    cos,
    origin: bucket.origin,
    now,
    advance(ms) {
      skewMs += ms;
    },
    close: () => bucket.stop(),
  };
}

/** What a browser does with an upload form. */
export function upload(
  form: Pick<UploadForm, "url" | "fields">,
  bytes: Uint8Array,
  partType = "application/octet-stream",
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append("file", new Blob([new Uint8Array(bytes)], { type: partType }), "picture");
  return fetch(form.url, { method: "POST", body });
}
