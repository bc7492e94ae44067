import { type Dispatch, useEffect, useRef } from "react";
import type { HeartFeed } from "@/components/hearts/heart-feed";
import { sendDraft } from "./chat-calls";
import type { ChatChange, ChatState } from "./chat-state";
import type { OwnHearts } from "./own-hearts";
import { randomHex } from "./random-hex";

interface LikesOptions {
  readonly room: string;
  readonly state: Pick<ChatState, "likes" | "rights">;
  readonly change: Dispatch<ChatChange>;
  readonly online: boolean;
  readonly hearts: HeartFeed;
  readonly ownHearts: OwnHearts;
  /** What the room's page counts. */
  readonly floor: number;
  readonly broadcast: number;
  readonly onNameless: () => void;
  readonly onRefused: (problem: unknown) => void;
}

/** Likes the live, and the count that never jumps back while it is on air. */
export function useLikes(options: LikesOptions) {
  const { room, state, change, online, hearts, ownHearts, floor, broadcast } = options;
  const likes = Math.max(state.likes ?? 0, floor);
  const known = useRef(broadcast);
  useEffect(() => {
    if (known.current === broadcast) return;
    known.current = broadcast;
    change({ type: "broadcast" });
  }, [broadcast, change]);

  const send = async () => {
    // With the answer there is at least this one more than there was.
    const after = likes + 1;
    try {
      const { liked } = await sendDraft(room, { id: randomHex(12), kind: "like", text: "" });
      if (liked) change({ type: "liked", likes: after });
      else ownHearts.refused();
    } catch (problem) {
      // The heart has flown, and nothing is counted.
      ownHearts.refused();
      options.onRefused(problem);
    }
  };
  const like = () => {
    if (!online) return;
    if (state.rights.write !== "yes") return options.onNameless();
    hearts.rise(1, true);
    ownHearts.pressed();
    void send();
  };
  return { likes, like };
}
