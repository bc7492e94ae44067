import { randomUUID } from "node:crypto";
import { insertChatMessage } from "@/db/repositories/chat-messages";
import { findLive } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import { enterPlace, quitPlace } from "./audience";
import type { MeasuringLive } from "./broadcast-rates";
import { changeLikes } from "./likes";
import { PresenceWatch } from "./presence-watch";
import { openTestServices } from "./services-fixture";
import { SessionFigures } from "./session-figures";

const clientIp = "203.0.113.7";
const phone = { actor: { kind: "anonymous" }, clientIp } as const;
const somebody = {
  actor: { kind: "user", userId: "fan_0001", nickname: "", role: "user" },
  clientIp,
} as const;

/** A source that measures nothing. */
export const silentSource: MeasuringLive = { sentBytes: 0, viewing: async () => new Map() };

/** A room with everything that its figures follow, and no limits in the way. */
export function openFigures(
  room: string,
  environment: Record<string, string> = {},
  live: MeasuringLive = silentSource,
) {
  const services = openTestServices({
    ...{ VIEWERS_PER_ADDRESS: "0", ENTERS_PER_MINUTE: "100000" },
    ...{ LIKES_PER_SECOND: "1000", LIKES_PER_SECOND_PER_ADDRESS: "1000" },
    ...environment,
  });
  const silent = { rooms: () => [], readers: () => 0, tell: () => undefined };
  const watch = new PresenceWatch(services, () => silent);
  const where = { liveuserid: room, groupid: "", isTape: false };
  return {
    services,
    figures: new SessionFigures({ ...services, live }),
    live: () => findLive(services.database.read, room),
    session() {
      const id = findLive(services.database.read, room)?.sessionId;
      return id ? findSession(services.database.read, id) : null;
    },
    /** The count of web viewers is brought up to date. */
    async watchPresence() {
      services.advance(1000);
      await watch.look();
      await watch.look();
    },
    browser(viewer: string, userId = "") {
      const person = userId ? { userId, nickname: userId, role: "" as const } : null;
      const visit = { room, viewer, cookie: "", clientIp, returning: false };
      return services.presence.enter(visit, person);
    },
    phoneEnters: (userid: string) =>
      enterPlace(services, where, { userid, nickname: "", headpic: "" }, phone),
    phoneLeaves: (userid: string) => quitPlace(services, where, userid, phone),
    like: (change: 1 | -1) =>
      changeLikes(services, somebody, { userid: room, target: "live", change }),
    async write(): Promise<string> {
      const id = randomUUID();
      const row = findLive(services.database.read, room);
      await services.database.write((db) =>
        insertChatMessage(db, {
          ...{ id, room, sessionId: row?.sessionId ?? null, kind: "text", userid: "fan_0001" },
          ...{ nickname: "", headpic: "", text: "hello", sentMs: services.now(), source: "web" },
        }),
      );
      return id;
    },
  };
}
