import { vi } from "vitest";
import { EmbeddedStorage } from "@/lib/providers/embedded/storage";
import { pngPicture } from "@/lib/providers/picture-fixture";
import { openCosStore } from "@/lib/providers/storage-fixture";
import type { StorageProvider, UploadForm } from "@/lib/providers/storage-provider";
import type { Caller } from "./acting";
import { confirmUpload } from "./confirm-upload";
import { openTestServices } from "./services-fixture";
import { requestUpload, type UploadServices } from "./uploads";

/** Services whose pictures are in a folder of their own, or in another store. */
export function openUploadServices(
  environment: Record<string, string> = {},
  other?: StorageProvider,
) {
  const services = openTestServices({ RECORDING_MIN_FREE_MB: "0", ...environment });
  const storage = other ?? new EmbeddedStorage(services.config, services.now);
  return { ...services, storage };
}

/**
 * The same with pictures in a COS bucket. The whole process goes by the services' clock, because
 * COS's own SDK can be given no other.
 */
export async function openCosServices() {
  const store = await openCosStore();
  const services = openUploadServices({}, store.storage);
  vi.useFakeTimers({ toFake: ["Date"], now: services.now() });
  return {
    ...services,
    bucket: store.bucket,
    advance(ms: number) {
      services.advance(ms);
      vi.setSystemTime(services.now());
    },
    async close() {
      vi.useRealTimers();
      services.close();
      await store.close();
    },
  };
}

/** Somebody who is signed in. */
export function signedIn(userId: string, clientIp = "198.51.100.7"): Caller {
  return { actor: { kind: "user", userId, nickname: "", role: "user" }, clientIp };
}

/** The upload itself: by a socket to a bucket, without one to ourselves. @returns HTTP status */
export async function send(
  { storage }: Pick<UploadServices, "storage">,
  form: UploadForm,
  bytes: Buffer,
): Promise<number> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append("file", new Blob([new Uint8Array(bytes)]), "x");
  const request = new Request(form.url, { method: "POST", body });
  return (await (storage.receive?.(request) ?? fetch(request))).status;
}

/** A picture of a user that was uploaded and found good. */
export async function storePicture(services: UploadServices, userid: string, origin: string) {
  const wish = { contentType: "image/png", sizeBytes: 10_000 };
  const { key, form } = await requestUpload(services, signedIn(userid), wish, origin);
  await send(services, form, pngPicture());
  return { key, form, url: await confirmUpload(services, signedIn(userid), key, origin) };
}
