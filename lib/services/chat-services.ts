import type { ChatHub } from "@/lib/chat/hub";
import type { ImProvider } from "@/lib/providers/im-provider";
import type { SenderLimits } from "./chat-sender-limits";
import type { ImRelay } from "./im-relay";
import type { RoomServices } from "./rooms";

/** The live handles of the conversation; `startChat` makes them. */
export interface ChatHandles {
  readonly chat: ChatHub;
  readonly relay: ImRelay;
  readonly senders: SenderLimits;
}

/** What the chat's services work with. */
export interface ChatServices extends RoomServices, ChatHandles {
  readonly im: ImProvider;
}
