import { type Dispatch, useState } from "react";
import { ActionError } from "@/components/data/client";
import type { ChatDraft, ChatRules, ChatSelf, Quote } from "@/lib/shared/chat";
import { signedOut } from "@/lib/shared/session-refusal";
import { sendDraft } from "./chat-calls";
import { type ChatChange, type ChatLine, unnumbered } from "./chat-state";
import { type Held, heldBy } from "./held";
import { randomHex } from "./random-hex";

/** What somebody has written and how it is to be said. */
export interface Saying extends Pick<ChatLine, "kind" | "text" | "placement"> {
  /** The line that it answers. */
  readonly replyTo: ChatLine | null;
}

interface SendingOptions {
  readonly room: string;
  readonly self: ChatSelf | null;
  /** 0 for who keeps order: slow mode is not for them. */
  readonly slowSeconds: ChatRules["slowSeconds"];
  readonly change: Dispatch<ChatChange>;
  /** The line is on the page; it is not yet known whether it will be accepted. */
  readonly onWritten: (line: ChatLine) => void;
  /** The server does not take us for who we thought to be. */
  readonly onStranger: () => void;
  /** Nobody is signed in any more; the line was not sent. */
  readonly onSignedOut: (line: ChatLine) => void;
}

/** Says things: at once on the page, then on the server; what failed stays and can be repeated. */
export function useSending(options: SendingOptions) {
  const { room, self, slowSeconds, change, onWritten, onStranger, onSignedOut } = options;
  const [held, setHeld] = useState<Held | null>(null);

  /** What a refusal says about our next messages. */
  const learnFrom = (problem: unknown) => {
    const hold = heldBy(problem, Date.now());
    if (hold) setHeld(hold);
    if (problem instanceof ActionError && strangerReasons.has(problem.reason)) onStranger();
  };

  const deliver = async (line: ChatLine) => {
    const { id } = line;
    try {
      const { message } = await sendDraft(room, draftOf(line));
      // Who has signed in meanwhile says it under another name, which makes it another message.
      if (message && message.id !== id) change({ type: "discarded", id });
      if (message) change({ type: "written", message });
      setHeld(
        slowSeconds > 0 ? { reason: "slowMode", untilMs: Date.now() + slowSeconds * 1000 } : null,
      );
    } catch (problem) {
      change({ type: "failed", id, problem });
      learnFrom(problem);
      if (problem instanceof ActionError && problem.reason === signedOut) onSignedOut(line);
    }
  };

  /** Shows a message at once and sends it. Whether there was anybody to write it. */
  const say = ({ kind, text, placement, replyTo }: Saying): boolean => {
    if (!self) return false;
    const draftId = randomHex(12);
    const { userId, nickname, avatarUrl, role } = self;
    const line: ChatLine = {
      ...{ id: messageId(userId, draftId), kind, userId, nickname, avatarUrl, role, text },
      ...{ placement, replyTo: replyTo && quoteOf(replyTo), seq: unnumbered, sentAtMs: Date.now() },
      ...{ delivery: "sending", problem: null, removed: false },
    };
    change({ type: "written", message: line });
    onWritten(line);
    void deliver(line);
    return true;
  };

  /** The same message once more, after it failed. */
  const retry = (line: ChatLine) => {
    change({ type: "sending", id: line.id });
    void deliver(line);
  };

  /** Too many hearts are nobody's business; other refusals hold for messages as well. */
  const likeRefused = (problem: unknown) => {
    if (!(problem instanceof ActionError && problem.reason === "tooOften")) learnFrom(problem);
  };

  return { held, say, retry, likeRefused };
}

/** Reasons that our rights are others than the page was made with. */
const strangerReasons: ReadonlySet<string> = new Set([signedOut, "guestsClosed", "guestName"]);

/** As the server composes it, so that the stream's copy of our own message is known. */
function messageId(userId: string, draftId: string): string {
  return `${userId}:${draftId}`;
}

function draftOf({ id, kind, text, placement, replyTo }: ChatLine): ChatDraft {
  return {
    ...{ id: id.slice(id.lastIndexOf(":") + 1), kind, text },
    ...(kind === "danmaku" ? { placement } : {}),
    ...(replyTo ? { replyTo: replyTo.id } : {}),
  };
}

/** What we show until the server's own quote is there. */
function quoteOf({ id, nickname, text }: ChatLine): Quote {
  return { id, nickname, text };
}
