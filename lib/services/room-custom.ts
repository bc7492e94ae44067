import * as live from "@/db/repositories/live";
import * as rooms from "@/db/repositories/rooms";
import { ServiceError } from "@/lib/errors";
import { changeLikes } from "./likes";
import { creatorOf, customOf, praiseField, type RoomCaller, roomForJoining } from "./room-service";
import type { RoomServices } from "./rooms";

/** `inc` and `dec` count; Android says `del` for the latter. */
export type CustomOperation = "set" | "inc" | "dec";

/** Different fields of one room, and characters of a text. */
const maxFields = 32;
const maxTextLength = 256;

/**
 * Changes a custom field of a room. `praise` is the live's like counter: one truth with what the
 * first generation and the web count, and with their limits.
 * @throws ServiceError `roomUnknown`, `roomForeign`, `roomValue`.
 */
export async function setCustomField(
  services: RoomServices,
  caller: RoomCaller,
  input: {
    readonly roomId: string;
    readonly field: string;
    readonly operation: CustomOperation;
    readonly value: number | string;
  },
): Promise<void> {
  const { roomId, field, operation, value } = input;
  const creator = creatorOf(services, roomId);
  if (field === praiseField) {
    if (operation === "set") return;
    const change = operation === "inc" ? 1 : -1;
    const viewer = { kind: "user", userId: caller.userId, nickname: "", role: "user" } as const;
    await changeLikes(
      services,
      { actor: viewer, clientIp: caller.clientIp },
      { userid: creator, target: "live", change },
    );
    return;
  }
  if (operation === "set" && caller.userId !== creator) {
    throw new ServiceError("roomForeign", "Only its creator may set a field of a room.");
  }
  await services.database.write((db) => {
    const room = roomForJoining(services, db, roomId);
    const custom = customOf(room);
    if (!Object.hasOwn(custom, field) && Object.keys(custom).length >= maxFields) {
      throw new ServiceError("roomValue", `A room has at most ${maxFields} fields.`);
    }
    const before = Object.hasOwn(custom, field) ? custom[field] : undefined;
    const next = { ...custom, [field]: newValue(before, operation, value) };
    rooms.updateRoom(db, room.roomid, { custom: JSON.stringify(next) });
  });
}

function newValue(
  before: number | string | undefined,
  operation: CustomOperation,
  value: number | string,
): number | string {
  if (operation === "set") {
    return typeof value === "string" ? value.slice(0, maxTextLength) : value;
  }
  const step = Number(value);
  if (!Number.isSafeInteger(step)) {
    throw new ServiceError("roomValue", "A counter changes by a whole number.");
  }
  const sum = Number(before ?? 0) + (operation === "inc" ? step : -step);
  return Number.isSafeInteger(sum) ? Math.max(0, sum) : 0;
}

/** All fields of a room. @throws ServiceError `roomUnknown`. */
export function customFields(
  services: RoomServices,
  roomId: string,
): Readonly<Record<string, number | string>> {
  const db = services.database.read;
  const creator = creatorOf(services, roomId);
  const likes = live.findLive(db, creator)?.likeCount ?? 0;
  return { ...customOf(rooms.findRoom(db, roomId)), [praiseField]: likes };
}
