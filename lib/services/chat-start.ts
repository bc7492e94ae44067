import { pruneChatMessages } from "@/db/repositories/chat-messages";
import { deleteExpiredChatMutes } from "@/db/repositories/chat-mutes";
import { clearWebViewers } from "@/db/repositories/live";
import { actorOfCookies } from "@/lib/auth/actor";
import { rememberHistory } from "@/lib/chat/history-memory";
import { ChatHub, type ChatHubOptions } from "@/lib/chat/hub";
import type { ImProvider } from "@/lib/providers/im-provider";
import { regularly } from "@/lib/regularly";
import { chatHistory } from "./chat-history";
import { endMuteAlls } from "./chat-moderation";
import { noteServerRules } from "./chat-rules";
import { createSenderLimits } from "./chat-sender-limits";
import type { ChatHandles } from "./chat-services";
import { roleIn } from "./chat-writer";
import { noteMissingGroup, syncGroups } from "./im-groups";
import { ImRelay } from "./im-relay";
import { ListMemory } from "./list-memory";
import type { PresentPerson } from "./presence";
import { lookIntervalMs, PresenceWatch } from "./presence-watch";
import type { RoomServices } from "./rooms";
import type { Services } from "./services";
import { SessionVisits } from "./session-visits";
import { WebArrivals } from "./web-arrivals";

/** How often silence for all and the groups at IM are brought in line with the lives. */
const syncIntervalMs = 2000;
const tidyIntervalMs = 60_000;
/** How often it is looked whose streams are left over, in milliseconds. */
const leftOverIntervalMs = 15_000;
/** Readers may not hold all of the server's connections: media and calls need the others. */
const shareOfStreams = 0.6;

export interface StartedChat extends ChatHandles {
  /** Ends the streams and the relay; call it before the database closes. */
  stop(): Promise<void>;
}

/** Starts the conversation: hub, relay and the keeping of groups. */
export function startChat(
  services: Services & Pick<RoomServices, "presence"> & { readonly im: ImProvider },
  options: ChatHubOptions & { readonly leftOverIntervalMs?: number } = {},
): StartedChat {
  const { config, database, log, now, im, presence } = services;
  const maxStreams = Math.ceil(config.maxHttpConnections * shareOfStreams);
  const watch = new PresenceWatch(services, () => chat);
  const sessions = new SessionVisits(database, now);
  const memory = new ListMemory(() => database.version, now, config.listMemoryMs);
  const chat: ChatHub = new ChatHub(rememberHistory(chatHistory(services), memory), {
    maxStreams,
    maxStreamsPerAddress: config.chatStreamsPerAddress,
    greeting: (room) => watch.greeting(room),
    doorkeeper: {
      enter(visit) {
        const person = personOf(services, visit.cookie);
        // The broadcaster's own studio counts nobody, and tells of nobody who came in.
        if (visit.fromStudio && person?.userId === visit.room) {
          return sessions.remember(visit, { end: () => undefined });
        }
        const entrance = presence.enter(visit, person);
        // After a restart a crowd comes back that has never left.
        if (person && entrance.isNew && !visit.returning) {
          const { userId, nickname } = person;
          chat.note(visit.room, { kind: "enter", person: { userId, nickname } });
        }
        return person && person.role !== "guest" ? sessions.remember(visit, entrance) : entrance;
      },
    },
    ...options,
  });
  const relay = new ImRelay({
    ...{ im, log, now },
    onMissingGroup: (groupId) => {
      noteMissingGroup({ ...services, relay }, groupId).catch((err: unknown) =>
        log.error({ err, groupId }, "a missing chat group could not be noted"),
      );
    },
  });
  const arrivals = new WebArrivals({ ...services, relay });
  let syncing: Promise<void> | null = null;
  const sync = setInterval(() => {
    syncing ??= endMuteAlls({ ...services, chat, relay })
      .then(() => syncGroups({ ...services, relay }))
      .then(() => arrivals.tell())
      .catch((err: unknown) => log.error({ err }, "keeping chat groups failed; trying again"))
      .finally(() => {
        syncing = null;
      });
  }, syncIntervalMs);
  const tidy = setInterval(() => {
    database
      .write((db) => {
        pruneChatMessages(db, config.chatHistoryRows);
        deleteExpiredChatMutes(db, now());
      })
      .catch((err: unknown) => log.error({ err }, "tidying up the chat failed"));
  }, tidyIntervalMs);
  database
    .write((db) => {
      clearWebViewers(db);
      noteServerRules(services, db);
    })
    .catch((err: unknown) => log.error({ err }, "what an earlier process left could not be reset"));
  const looking = regularly(
    lookIntervalMs,
    () => watch.look(),
    (err) => log.error({ err }, "counting web viewers failed; trying again"),
  );
  const dropping = regularly(
    options.leftOverIntervalMs ?? leftOverIntervalMs,
    async () => {
      chat.endVisits(await sessions.over());
      await chat.dropVanished();
    },
    (err) => log.error({ err }, "looking for streams that are left over failed; trying again"),
  );
  return {
    chat,
    relay,
    senders: createSenderLimits(config),
    async stop() {
      clearInterval(sync);
      clearInterval(tidy);
      chat.stop();
      await Promise.all([looking.stop(), dropping.stop()]);
      await relay.stop();
      await syncing;
    },
  };
}

/** Who a stream's cookies prove to be; null: nobody with a name. */
function personOf(services: Services, cookie: string): PresentPerson | null {
  const actor = actorOfCookies(services, cookie);
  if (actor.kind === "anonymous") return null;
  const { userId, nickname } = actor;
  if (actor.kind === "guest") return { userId, nickname, role: "guest" };
  return { userId, nickname, role: roleIn(actor.role) };
}
