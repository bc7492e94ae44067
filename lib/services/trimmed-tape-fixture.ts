import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { findTape } from "@/db/repositories/tapes";
import type { TrimWish } from "@/lib/providers/tape-files";
import type { OwnTape } from "@/lib/shared/own-tape";
import { complaintsAbout, folderOf, placeOf } from "./own-tape-fixture";
import { ownTapeOf } from "./own-tapes";
import type { TestServices } from "./services-fixture";
import { trimTape } from "./tape-trims";

/** One recording, of this owner and public id. */
export interface TrimmedTape {
  readonly services: TestServices;
  readonly userid: string;
  readonly fileId: string;
}

/** The recording as everybody has it: where its files are, and how long it is. */
export function currentOf({ services, userid, fileId }: TrimmedTape) {
  const tape = findTape(services.database.read, fileId);
  const liveId = tape?.hlsPlayUrl.split("/")[3] ?? "";
  return { liveId, tape, place: placeOf(services, userid, liveId) };
}

/** Trims what is there now. */
export function trimCurrent(
  { services, userid, fileId }: TrimmedTape,
  wish: TrimWish,
): Promise<OwnTape> {
  const { revision } = ownTapeOf(services, userid, fileId);
  return trimTape(services, userid, fileId, { revision, ...wish });
}

/** That it plays to its end and is where it belongs, old or new, and nothing is left beside it. */
export function expectWhole(one: TrimmedTape, place: "served" | "withheld" = "served"): void {
  const { services, userid, fileId } = one;
  const { liveId, ...found } = currentOf(one);
  expect(found.place).toBe(place);
  const within = place === "served" ? "" : ".withheld";
  const playlist = path.join(folderOf(services, userid, liveId, within), "index.m3u8");
  expect(complaintsAbout(playlist)).toBe("");
  const others = [folderOf(services, userid, ""), folderOf(services, userid, "", ".withheld")]
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder));
  const { untrimUntilMs } = ownTapeOf(services, userid, fileId);
  // Nothing is left over beside it but what it was.
  expect(others.sort()).toEqual(untrimUntilMs === null ? [liveId] : ["x1", liveId]);
  // What was cut off is for nobody.
  if (untrimUntilMs !== null) expect(placeOf(services, userid)).toBe("withheld");
  const work = path.join(services.config.dataDir, "recordings", ".trimming");
  expect(existsSync(work) ? readdirSync(work) : []).toEqual([]);
}
