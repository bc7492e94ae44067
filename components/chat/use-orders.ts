import { useState } from "react";
import { banUser, hideMessages, muteUser } from "./chat-calls";
import type { ChatLine } from "./chat-state";

/** What somebody who keeps order does about a line or its writer, named as the line has him. */
export type Order = { readonly line: Pick<ChatLine, "id" | "userId" | "nickname"> } & (
  | { readonly how: "hide" | "hideAll" }
  /** In this room, or in every one. */
  | { readonly how: "mute" | "ban"; readonly seconds: number }
);

/** An order and what has become of it. */
export interface GivenOrder {
  readonly order: Order;
  readonly outcome: "done" | "undone" | "failed";
  /** Why it failed. */
  readonly problem: unknown;
}

/** The last order and what can be done about it. */
export interface Orders {
  readonly given: GivenOrder | null;
  readonly give: (order: Order) => void;
  readonly takeBack: (order: Order) => void;
  readonly dismiss: () => void;
}

/** Keeps order in a room: at once, without asking first; a mute and a ban can be taken back. */
export function useOrders(room: string): Orders {
  const [given, setGiven] = useState<GivenOrder | null>(null);
  const carryOut = (order: Order, work: Promise<void>, outcome: "done" | "undone") =>
    void work.then(
      () => setGiven({ order, outcome, problem: null }),
      (problem: unknown) => setGiven({ order, outcome: "failed", problem }),
    );
  return {
    given,
    give: (order: Order) => carryOut(order, done(room, order), "done"),
    takeBack: (order: Order) => carryOut(order, undone(room, order), "undone"),
    dismiss: () => setGiven(null),
  };
}

function done(room: string, order: Order): Promise<void> {
  const { id, userId } = order.line;
  switch (order.how) {
    case "hide":
      return hideMessages(room, { messageId: id });
    case "hideAll":
      return hideMessages(room, { userId });
    case "mute":
      return muteUser(room, userId, order.seconds);
    case "ban":
      return banUser(userId, order.seconds);
  }
}

/** What was removed stays so: its words are nowhere any more. */
async function undone(room: string, { how, line }: Order): Promise<void> {
  if (how === "mute") await muteUser(room, line.userId, 0);
  if (how === "ban") await banUser(line.userId, 0);
}
