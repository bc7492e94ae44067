import * as pictures from "@/db/repositories/pictures";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import { ServiceError } from "@/lib/errors";
import { CloudError } from "@/lib/providers/cloud-error";
import type { Origin } from "@/lib/providers/live-provider";
import { newPictureKey } from "@/lib/providers/picture-key";
import type { StorageProvider, StoredObject, UploadForm } from "@/lib/providers/storage-provider";
import { isPictureType, maxPictureSidePx, readPictureHead } from "@/lib/shared/picture-kind";
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

/** Pictures that are kept of one user; the oldest go first. */
const picturesPerUser = 100;
/** What was asked for and not confirmed for this long is removed. */
const ticketLifeMs = 3_600_000;
/** Objects that one tidying removes at most. */
const removedAtOnce = 100;

/**
 * Permits a signed-in user to upload one picture under a key of our choice.
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
  const request = { key, contentType, maxBytes: sizeBytes, expiresAtMs };
  return { key, form: storage.uploadForm(request, origin) };
}

/**
 * Looks at what was uploaded and answers the address under which everybody sees it. Repeatable;
 * what is not the promised picture is removed.
 * @throws ServiceError `unverified`, `notFound`, `badRequest`, `cloudUnavailable`.
 */
export async function confirmUpload(
  services: UploadServices,
  caller: Caller,
  key: string,
  origin: Origin,
): Promise<string> {
  const { database, storage } = services;
  const { userId } = requireUser(caller);
  const row = pictures.findPicture(database.read, key);
  if (row?.userid !== userId || row.state === "condemned") throw unknownUpload();
  if (row.state === "stored") return storage.pictureUrl(key, origin);
  const found = await askingStore(services, () => storage.inspect(key));
  if (!found) throw new ServiceError("notFound", "The picture has not arrived.");
  const fault = faultOf(row, found);
  if (fault) {
    await database.write((db) => pictures.movePicture(db, key, "ticket", { state: "condemned" }));
    await removePicture(services, key);
    throw new ServiceError("badRequest", fault);
  }
  const isOurs = await database.write((db) => {
    const stored = { state: "stored", sizeBytes: found.sizeBytes } as const;
    const moved = pictures.movePicture(db, key, "ticket", stored);
    if (moved) pictures.condemnOldest(db, userId, picturesPerUser);
    // The same confirmation may have come twice at once.
    return moved || pictures.findPicture(db, key)?.state === "stored";
  });
  if (!isOurs) throw unknownUpload();
  return storage.pictureUrl(key, origin);
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
  if (row?.userid !== userid || row.state !== "stored") return null;
  return storage.pictureUrl(row.key, origin);
}

/** Removes pictures that were never confirmed, and what earlier tries could not remove. */
export async function tidyPictures(services: UploadServices): Promise<void> {
  const { database } = services;
  const beforeMs = services.now() - ticketLifeMs;
  await database.write((db) => pictures.condemnStaleTickets(db, beforeMs));
  for (const { key } of pictures.condemnedPictures(database.read, removedAtOnce)) {
    // What does not work now would not work for the others either.
    if (!(await removePicture(services, key))) return;
  }
}

/** False when the store does not do it now; until it does, the picture is not forgotten. */
async function removePicture(
  { database, storage, log }: UploadServices,
  key: string,
): Promise<boolean> {
  try {
    await storage.remove(key);
  } catch (err) {
    log.warn({ err, key }, "a picture could not be removed; trying again later");
    return false;
  }
  await database.write((db) => pictures.deletePicture(db, key));
  return true;
}

/** Why what lies there is not the picture that was promised; empty when it is. */
function faultOf(row: pictures.PictureRow, found: StoredObject): string {
  if (found.sizeBytes < 1 || found.sizeBytes > row.sizeBytes) {
    return "The uploaded file is longer than was asked for.";
  }
  if (found.contentType !== row.contentType) return "The uploaded file has another type.";
  if (readPictureHead(found.head)?.contentType === row.contentType) return "";
  return `The uploaded file is no ${row.contentType} picture of at most ${maxPictureSidePx} pixels a side.`;
}

/** @throws ServiceError `cloudUnavailable`, with the store's own answer as its cause. */
async function askingStore<Result>(
  { log }: UploadServices,
  ask: () => Promise<Result>,
): Promise<Result> {
  try {
    return await ask();
  } catch (cause) {
    if (!(cause instanceof CloudError)) throw cause;
    log.warn({ err: cause, code: cause.code }, "the picture store failed");
    throw new ServiceError(
      "cloudUnavailable",
      "The picture store does not work; try again later.",
      {
        cause,
      },
    );
  }
}

function unknownUpload(): ServiceError {
  return new ServiceError("notFound", "There is no such upload of yours.");
}
