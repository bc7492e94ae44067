import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import { findLive } from "@/db/repositories/live";
import * as pictures from "@/db/repositories/pictures";
import { ServiceError } from "@/lib/errors";
import { CloudError } from "@/lib/providers/cloud-error";
import type { Origin } from "@/lib/providers/live-provider";
import { incomingKeyOf } from "@/lib/providers/picture-key";
import type { StoredObject } from "@/lib/providers/storage-provider";
import { maxPictureSidePx, readPictureHead } from "@/lib/shared/picture-kind";
import { damagedPicture, isWholePicture } from "@/lib/shared/whole-picture";
import { type Caller, requireUser } from "./acting";
import { removeObject, type UploadServices } from "./uploads";

/** Pictures that are kept of one user beside those in use; the oldest go first. */
const picturesPerUser = 100;
/** How often a second confirmation asks whether the first is done, and how many times: 30 s. */
const waitMs = 100;
const maxWaits = 300;

/**
 * Looks at what was uploaded, copies it to where its form does not lead, looks at the copy, and
 * answers the address under which everybody sees it. Repeatable, also at the same time; what is not
 * the promised picture is removed.
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
  const row = await whenNotLookedAt(services, userId, key);
  if (pictures.isShown(row)) return storage.pictureUrl(key, origin);
  const isMine = await database.write((db) =>
    pictures.movePicture(db, key, "ticket", { state: "copying" }),
  );
  // The same confirmation may have come twice at once; a picture is copied by one of them alone.
  if (!isMine) return confirmUpload(services, caller, key, origin);
  await keepPicture(services, row);
  return storage.pictureUrl(key, origin);
}

/** @throws ServiceError `notFound` when it is none of this user's; `cloudUnavailable`. */
async function whenNotLookedAt(
  { database }: UploadServices,
  userId: string,
  key: string,
): Promise<pictures.PictureRow> {
  for (let waits = 0; waits <= maxWaits; waits += 1) {
    const row = pictures.findPicture(database.read, key);
    if (row?.userid !== userId || row.state === "condemned") throw unknownUpload();
    if (row.state !== "copying") return row;
    await sleep(waitMs);
  }
  throw new ServiceError("cloudUnavailable", "The picture is still being looked at.");
}

async function keepPicture(services: UploadServices, row: pictures.PictureRow): Promise<void> {
  const { database, storage } = services;
  const { key, userid, contentType } = row;
  const from = incomingKeyOf(key);
  const found = await findArrived(services, row);
  let sizeBytes = 0;
  try {
    requireGood(row, found);
    const { version } = found;
    const keep = { from, to: key, contentType, version };
    if (!(await askingStore(services, () => storage.keep(keep)))) {
      throw new ServiceError("badRequest", "The file was exchanged while it was looked at.");
    }
    const copy = await askingStore(services, () => storage.inspect(key));
    if (!copy) throw storeFailure();
    requireGood(row, copy);
    sizeBytes = copy.sizeBytes;
  } catch (error) {
    // A copy that was begun may still come to be, so that this key is never used again.
    await database.write((db) => pictures.movePicture(db, key, "copying", { state: "condemned" }));
    if (await removeObject(services, from)) await removeObject(services, key);
    throw error;
  }
  const isKept = await database.write((db) => {
    const moved = pictures.movePicture(db, key, "copying", { state: "fresh", sizeBytes });
    if (moved) {
      pictures.condemnOldest(db, userid, picturesPerUser, usedKeysOf(services, db, userid));
    }
    return moved;
  });
  if (!isKept) throw unknownUpload();
  await removeObject(services, from);
}

/** What the user's profile and room show now, however long ago it was uploaded. */
function usedKeysOf({ storage }: UploadServices, db: Connection, userid: string): string[] {
  const account = findAccount(db, userid);
  const live = findLive(db, userid);
  const urls = [account?.avatar, account?.frontcover, live?.headpic, live?.frontcover];
  return urls.flatMap((url) => (url && storage.keyOf(url)) || []);
}

/** What came; when there is nothing to be had, the same form and key may be tried again. */
async function findArrived(
  services: UploadServices,
  { key }: pictures.PictureRow,
): Promise<StoredObject> {
  try {
    const found = await askingStore(services, () => services.storage.inspect(incomingKeyOf(key)));
    if (found) return found;
    throw new ServiceError("notFound", "The picture has not arrived.");
  } catch (error) {
    await services.database.write((db) =>
      pictures.movePicture(db, key, "copying", { state: "ticket" }),
    );
    throw error;
  }
}

/** @throws ServiceError `badRequest` when what lies there is not the picture that was promised. */
function requireGood(row: pictures.PictureRow, found: StoredObject): void {
  if (found.sizeBytes < 1 || found.sizeBytes > row.sizeBytes) {
    throw new ServiceError("badRequest", "The uploaded file is longer than was asked for.");
  }
  if (found.contentType !== row.contentType) {
    throw new ServiceError("badRequest", "The uploaded file has another type.");
  }
  const contentType = readPictureHead(found.head)?.contentType;
  if (contentType !== row.contentType) {
    throw new ServiceError(
      "badRequest",
      `The uploaded file is no ${row.contentType} picture of at most ${maxPictureSidePx} pixels a side.`,
    );
  }
  if (!isWholePicture(contentType, found)) {
    throw new ServiceError("badRequest", "The uploaded file ends before its picture does.", {
      data: { reason: damagedPicture },
    });
  }
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
    throw storeFailure(cause);
  }
}

function storeFailure(cause?: CloudError): ServiceError {
  const words = "The picture store does not work; try again later.";
  return new ServiceError("cloudUnavailable", words, { cause });
}

function unknownUpload(): ServiceError {
  return new ServiceError("notFound", "There is no such upload of yours.");
}
