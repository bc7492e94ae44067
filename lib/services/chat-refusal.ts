import { type ErrorCode, ServiceError } from "@/lib/errors";
import type { ChatRefusal } from "@/lib/shared/chat";
import { roomSettingLimits } from "@/lib/shared/room-settings";

const words: Readonly<Record<ChatRefusal, readonly [ErrorCode, string]>> = {
  notLive: ["liveEnded", "The chat is open while the broadcast is on air."],
  banned: ["unverified", "You may not write in any chat for a while."],
  muted: ["unverified", "You may not write here for a while."],
  mutedAll: ["unverified", "Only the broadcaster and moderators may write at the moment."],
  blockedWord: ["invalidParameter", "The message has a word that is not allowed here."],
  tooLong: [
    "invalidParameter",
    "A message has at most 160 bytes (160 letters, or 53 汉字), a danmaku at most 50 characters.",
  ],
  empty: ["invalidParameter", "The message is empty."],
  tooOften: ["tooOften", "Too many messages; wait a moment."],
  slowMode: ["tooOften", "Slow mode is on; wait a moment."],
  guestsClosed: ["unverified", "Only who has signed in may write here."],
  guestName: ["unverified", "Your nickname cannot be used here; choose another one."],
  replyGone: ["notFound", "The message that this one answers is not there any more."],
  protected: ["unverified", "Broadcaster, moderators and administrators cannot be silenced."],
  notModerator: ["unverified", "Only the broadcaster and moderators may do this."],
  noticeBlocked: ["invalidParameter", "The notice has a word that is not allowed here."],
  noticeTooLong: [
    "invalidParameter",
    `A pinned notice has at most ${roomSettingLimits.notice} characters.`,
  ],
};

/** Why a wish of the chat is not granted, in a form that the web can say in its own words. */
export function refusal(reason: ChatRefusal, retryAfterSeconds?: number): ServiceError {
  const [code, message] = words[reason];
  return new ServiceError(code, message, {
    data: { reason },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
