import { pruneChatMessages } from "@/db/repositories/chat-messages";
import { deleteExpiredChatMutes } from "@/db/repositories/chat-mutes";
import { ChatHub, type ChatHubOptions } from "@/lib/chat/hub";
import type { ImProvider } from "@/lib/providers/im-provider";
import { chatHistory } from "./chat-history";
import { endMuteAlls } from "./chat-moderation";
import { createSenderLimits } from "./chat-sender-limits";
import type { ChatHandles } from "./chat-services";
import { noteMissingGroup, syncGroups } from "./im-groups";
import { ImRelay } from "./im-relay";
import type { Services } from "./services";

/** How often silence for all and the groups at IM are brought in line with the lives. */
const syncIntervalMs = 2000;
const tidyIntervalMs = 60_000;
/** Readers may not hold all of the server's connections: media and calls need the others. */
const shareOfStreams = 0.6;

export interface StartedChat extends ChatHandles {
  /** Ends the streams and the relay; call it before the database closes. */
  stop(): Promise<void>;
}

/** Starts the conversation: hub, relay and the keeping of groups. */
export function startChat(
  services: Services & { readonly im: ImProvider },
  options: ChatHubOptions = {},
): StartedChat {
  const { config, database, log, now, im } = services;
  const maxStreams = Math.ceil(config.maxHttpConnections * shareOfStreams);
  const chat = new ChatHub(chatHistory(database), { maxStreams, ...options });
  const relay = new ImRelay({
    ...{ im, log, now },
    onMissingGroup: (groupId) => {
      noteMissingGroup({ ...services, relay }, groupId).catch((err: unknown) =>
        log.error({ err, groupId }, "a missing chat group could not be noted"),
      );
    },
  });
  let syncing: Promise<void> | null = null;
  const sync = setInterval(() => {
    syncing ??= endMuteAlls({ ...services, chat, relay })
      .then(() => syncGroups({ ...services, relay }))
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
  return {
    chat,
    relay,
    senders: createSenderLimits(config),
    async stop() {
      clearInterval(sync);
      clearInterval(tidy);
      chat.stop();
      await relay.stop();
      await syncing;
    },
  };
}
