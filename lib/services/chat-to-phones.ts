import type { LiveRow } from "@/db/repositories/live";
import type { RoomMessage } from "@/lib/providers/im-provider";
import { maxChatTextBytes } from "@/lib/shared/chat";
import type { ChatServices } from "./chat-services";
import { generationsOf } from "./im-groups";

/**
 * Passes on to phones what was said on the web, with the nickname of whom it answers, if anybody.
 * Returns at once; the relay does the rest.
 */
export function relayFromWeb(
  { config, database, relay }: Pick<ChatServices, "config" | "database" | "relay">,
  live: Pick<LiveRow, "userid" | "groupid">,
  { kind, userId, nickname, avatarUrl, text }: RoomMessage,
  answered = "",
): void {
  const picture = absolute(config.publicUrl, avatarUrl);
  const message: RoomMessage = {
    kind,
    userId,
    nickname,
    avatarUrl: picture,
    text: addressed(text, answered),
  };
  relay.send(live.groupid, message, generationsOf(database.read, live));
}

/** Neither generation knows answers: its readers see to whom it is said, where there is room. */
function addressed(text: string, answered: string): string {
  const whole = `@${answered} ${text}`;
  return answered === "" || Buffer.byteLength(whole) > maxChatTextBytes ? text : whole;
}

/** Phones have no page that a path would belong to. */
function absolute(publicUrl: string | undefined, url: string): string {
  if (!url.startsWith("/")) return url;
  return publicUrl ? publicUrl + url : "";
}
