import * as pictures from "@/db/repositories/pictures";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import { ServiceError } from "@/lib/errors";
import type { Origin } from "@/lib/providers/live-provider";
import { incomingKeyOf, newPictureKey } from "@/lib/providers/picture-key";
import type { StorageProvider, UploadForm } from "@/lib/providers/storage-provider";
import { isPictureType } from "@/lib/shared/picture-kind";
import { type Caller, requireUser } from "./acting";
import type { Services } from "./services";

export interface UploadServices extends Services {
  readonly storage: StorageProvider;
  readonly attempts: AttemptLimits;
}

/** A picture that a browser wants to upload, as it describes it. */
export interface PictureWish {
  readonly contentType: string;
  readonly sizeBytes: number;
}

/** What was asked for and not confirmed for this long is removed. */
const ticketLifeMs = 3_600_000;
/** The store's clock may be behind ours, and what began before the end may still be on its way. */
const formGraceMs = 60_000;
/** Pictures of each kind that one tidying looks after at most. */
const tidiedAtOnce = 100;

/**
 * Permits a signed-in user to upload one picture under a key of our choice. The form leads to the
 * picture's incoming key; nobody sees anything before `confirmUpload` has looked at it.
 * @throws ServiceError `unverified`, `badRequest`, `tooOften`.
 */
export async function requestUpload(
  services: UploadServices,
  caller: Caller,
  { contentType, sizeBytes }: PictureWish,
  origin: Origin,
): Promise<{ readonly key: string; readonly form: UploadForm }> {
  const { config, database, storage } = services;
  const { userId } = requireUser(caller);
  if (!isPictureType(contentType)) {
    throw new ServiceError("badRequest", "Only JPEG, PNG, WebP and GIF pictures are taken.");
  }
  if (sizeBytes < 1 || sizeBytes > config.uploadMaxBytes) {
    const limit = config.uploadMaxBytes;
    throw new ServiceError("badRequest", `A picture has 1 to ${limit} bytes.`);
  }
  await services.attempts.noteUpload(caller.clientIp, userId);
  const key = newPictureKey(userId, contentType);
  const createdMs = services.now();
  await database.write((db) =>
    pictures.insertTicket(db, { key, userid: userId, contentType, sizeBytes, createdMs }),
  );
  const expiresAtMs = createdMs + config.uploadUrlTtlSeconds * 1000;
  const request = { key: incomingKeyOf(key), contentType, maxBytes: sizeBytes, expiresAtMs };
  return { key, form: storage.uploadForm(request, origin) };
}

/**
 * The address of this user's stored picture behind `url`, written anew for `origin`; null when it
 * is none of his, so that nobody makes a page show what we have not looked at.
 */
export function ownPictureUrl(
  { database, storage }: Pick<UploadServices, "database" | "storage">,
  userid: string,
  url: string,
  origin: Origin,
): string | null {
  const key = storage.keyOf(url);
  const row = key === null ? null : pictures.findPicture(database.read, key);
  if (row?.userid !== userid || !pictures.isShown(row)) return null;
  return storage.pictureUrl(row.key, origin);
}

/**
 * Removes pictures that were never confirmed, what earlier tries could not remove, and what came by
 * a form once more after its picture had been looked at.
 */
export async function tidyPictures(services: UploadServices): Promise<void> {
  const { config, database } = services;
  const nowMs = services.now();
  // Before that a form can still be used, and what it brings would be known to nobody.
  const formsEndedMs = nowMs - config.uploadUrlTtlSeconds * 1000 - formGraceMs;
  await database.write((db) => pictures.condemnAbandoned(db, nowMs - ticketLifeMs));
  const old = (state: pictures.PictureState) =>
    pictures.picturesFrom(database.read, state, formsEndedMs, tidiedAtOnce);
  for (const { key } of old("fresh")) {
    // What does not work now would not work for the others either.
    if (!(await removeObject(services, incomingKeyOf(key)))) return;
    await database.write((db) => pictures.movePicture(db, key, "fresh", { state: "stored" }));
  }
  for (const { key } of old("condemned")) {
    // In this order: a copy that COS is late with finds nothing to copy any more.
    if (!(await removeObject(services, incomingKeyOf(key)))) return;
    if (!(await removeObject(services, key))) return;
    await database.write((db) => pictures.deletePicture(db, key));
  }
}

/** False when the store does not do it now; its picture must not be forgotten then. */
export async function removeObject(
  { storage, log }: UploadServices,
  key: string,
): Promise<boolean> {
  try {
    await storage.remove(key);
    return true;
  } catch (err) {
    log.warn({ err, key }, "a picture could not be removed; trying again later");
    return false;
  }
}
