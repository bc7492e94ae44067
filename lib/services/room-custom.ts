import * as rooms from "@/db/repositories/rooms";
import { ServiceError } from "@/lib/errors";
import { cleanText, cutText } from "@/lib/shared/clean-text";
import { changeLikes } from "./likes";
import { roomForJoining } from "./room-anchors";
import { actingAs, type RoomCaller } from "./room-service";
import { creatorOf, customOf, findRoomView, praiseField } from "./room-view";
import type { RoomServices } from "./rooms";

/** `inc` and `dec` count; Android says `del` for the latter. */
export type CustomOperation = "set" | "inc" | "dec";

/** Different fields of one room, and characters of a text. */
const maxFields = 32;
/** Viewers may begin to count something (gifts, say), but leave the rest to the creator. */
const maxFieldsByViewers = 8;
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
    const like = { userid: creator, target: "live", change } as const;
    await changeLikes(services, actingAs(caller), like);
    return;
  }
  const isCreator = caller.userId === creator;
  if (operation === "set" && !isCreator) {
    throw new ServiceError("roomForeign", "Only its creator may set a field of a room.");
  }
  if (!isCreator) {
    const { likesPerSecond } = services.config;
    const counter = `${roomId} ${field}`;
    const { userId, clientIp } = caller;
    if (!(await services.attempts.mayLike(clientIp, userId, counter, likesPerSecond))) return;
  }
  await services.database.write((db) => {
    const room = roomForJoining(services, db, roomId);
    const custom = customOf(room);
    const isNew = !Object.hasOwn(custom, field);
    const most = isCreator ? maxFields : maxFieldsByViewers;
    if (isNew && Object.keys(custom).length >= most) {
      throw new ServiceError("roomValue", `A room has at most ${most} fields.`);
    }
    const before = isNew ? undefined : custom[field];
    const step = isCreator ? value : 1;
    const next = { ...custom, [field]: newValue(before, operation, step) };
    rooms.updateRoom(db, room.roomid, { custom: JSON.stringify(next) });
  });
}

function newValue(
  before: number | string | undefined,
  operation: CustomOperation,
  value: number | string,
): number | string {
  if (operation === "set") {
    return typeof value === "string" ? cutText(cleanText(value), maxTextLength) : value;
  }
  const step = Number(value);
  const count = Number(before ?? 0);
  if (!Number.isSafeInteger(step) || !Number.isSafeInteger(count)) {
    throw new ServiceError("roomValue", "A counter is a whole number and changes by one.");
  }
  const sum = count + (operation === "inc" ? step : -step);
  return Number.isSafeInteger(sum) ? Math.max(0, sum) : count;
}

/** All fields of a room. @throws ServiceError `roomUnknown`. */
export function customFields(
  services: RoomServices,
  roomId: string,
): Readonly<Record<string, number | string>> {
  return findRoomView(services, roomId, "").custom;
}
