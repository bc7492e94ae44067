import { EmbeddedStorage } from "@/lib/providers/embedded/storage";
import type { StorageProvider } from "@/lib/providers/storage-provider";
import type { Caller } from "./acting";
import { openTestServices } from "./services-fixture";

/** Services whose pictures are in a folder of their own, or in another store. */
export function openUploadServices(
  environment: Record<string, string> = {},
  other?: StorageProvider,
) {
  const services = openTestServices({ RECORDING_MIN_FREE_MB: "0", ...environment });
  const storage = other ?? new EmbeddedStorage(services.config, services.now);
  return { ...services, storage };
}

/** Somebody who is signed in. */
export function signedIn(userId: string, clientIp = "198.51.100.7"): Caller {
  return { actor: { kind: "user", userId, nickname: "", role: "user" }, clientIp };
}
