"use client";

import { type ReactNode, useEffect, useEffectEvent, useReducer, useRef, useState } from "react";
import type { DanmakuFeed } from "@/components/danmaku/danmaku-feed";
import type { HeartFeed } from "@/components/hearts/heart-feed";
import type { ChatEvent, ChatView } from "@/lib/shared/chat";
import type { AccountView } from "@/lib/shared/models";
import { ChatAnnouncer } from "./chat-announcer";
import { changeRules, chooseNickname, fetchChat, muteEverybody } from "./chat-calls";
import { ChatContext } from "./chat-context";
import { type ChatLine, changeChat, initialChatState } from "./chat-state";
import { createDraftStore } from "./draft-store";
import { noFlight } from "./flight-choice";
import { createOwnHearts } from "./own-hearts";
import { ChatFieldsContext, createChatFields } from "./use-chat-fields";
import { useLikes } from "./use-likes";
import { useOrders } from "./use-orders";
import { useRoomStream } from "./use-room-stream";
import { useSending } from "./use-sending";
import { heldUnder, writingOf } from "./writing";

interface ChatProviderProps {
  /** Userid of the broadcaster. */
  readonly room: string;
  readonly initialChat: ChatView;
  /** Who is signed in; null: a visitor or a guest. */
  readonly account: AccountView | null;
  /** Whether the live is on air. */
  readonly online: boolean;
  /** As the room's page knows it; the stream's figures go before it once they are higher. */
  readonly likes?: number;
  /** Tells broadcasts apart, e.g. by when they began: each counts its likes anew. */
  readonly broadcast?: number;
  readonly danmaku: DanmakuFeed;
  readonly hearts: HeartFeed;
  /** The broadcaster works here and is no viewer. */
  readonly fromStudio?: boolean;
  readonly children: ReactNode;
}

/** Own danmaku that are remembered, so that the stream's copy does not fly as well. */
const maxFlown = 50;

/** Keeps the conversation of a room and its connection for every part of the page below. */
export function ChatProvider(props: ChatProviderProps) {
  const { room, initialChat, account, online, danmaku, hearts, children } = props;
  const { fromStudio = false } = props;
  const [state, change] = useReducer(changeChat, initialChat, initialChatState);
  const [draft] = useState(() => createDraftStore(room, () => sessionStorage));
  const [ownHearts] = useState(createOwnHearts);
  const [replyTo, setReplyTo] = useState<ChatLine | null>(null);
  const [flight, setFlight] = useState(noFlight);
  const [fields] = useState(createChatFields);
  const [openings, setOpenings] = useState(0);
  const orders = useOrders(room);
  const flown = useRef<readonly string[]>([]);
  const { self } = state;

  const fly = (
    { kind, id, userId, text, placement }: ChatLine | ChatEventMessage,
    own: boolean,
  ) => {
    if (kind !== "danmaku" || flown.current.includes(id)) return;
    if (own) flown.current = [...flown.current, id].slice(-maxFlown);
    danmaku.push({ id, userId, text, own, placement });
  };
  const asking = useRef({ asked: 0, told: 0 });
  /** Asks who we are and what holds, after that may have changed; what was asked later counts. */
  const askAgain = async () => {
    asking.current.asked += 1;
    const nth = asking.current.asked;
    const view = await fetchChat(room);
    if (nth < asking.current.told) return;
    asking.current.told = nth;
    change({ type: "told", view });
  };
  const { lost, reopen } = useRoomStream(room, initialChat.seq, {
    onEvent(event, late) {
      change({ type: "event", event });
      if (event.kind === "danmaku" && !late) fly(event, event.userId === self?.userId);
      if (event.kind === "likes") hearts.rise(ownHearts.others(event.count), false);
      if (event.kind === "moderator" && event.userId === self?.userId) {
        void askAgain().catch(unreachable);
      }
    },
    onOpen() {
      ownHearts.forget();
      // Whether we keep order is told once, and there was no connection between this page's making
      // and its first one, or while one was lost.
      if (self && self.role !== "guest") setOpenings((before) => before + 1);
    },
    fromStudio,
  });

  const { held, say, retry, likeRefused } = useSending({
    ...{ room, self, change },
    slowSeconds: state.rights.moderate ? 0 : state.rules.slowSeconds,
    onWritten: (line) => fly(line, true),
    onStranger: () => void askAgain().catch(unreachable),
    onSignedOut(line) {
      // The way to the sign-in leads away from this page, and what was written comes along.
      if (draft.get() !== "") return;
      draft.set(line.text);
      change({ type: "discarded", id: line.id });
    },
  });
  useSoonAfter(openings, () => void askAgain().catch(unreachable));
  useAccountChange(account, () => {
    reopen();
    void askAgain().catch(unreachable);
  });
  useGuestsWelcome(state.rules.guestsMayWrite, state.rights.write === "signIn", () => {
    void askAgain().catch(unreachable);
  });
  const { likes, like } = useLikes({
    ...{ room, state, change, online, hearts, ownHearts },
    floor: props.likes ?? 0,
    broadcast: props.broadcast ?? 0,
    onNameless: fields.focusField,
    onRefused: likeRefused,
  });

  const chat = {
    ...{ ...state, likes, room, online, lost, draft, replyTo, setReplyTo },
    ...{ flight, setFlight, orders, held: heldUnder(state.rules, held) },
    ...{ writing: writingOf({ ...state, online }), say, retry, like },
    discard: (line: ChatLine) => change({ type: "discarded", id: line.id }),
    async setNickname(nickname: string) {
      await chooseNickname(nickname);
      await askAgain();
      reopen();
    },
    setRules: (wish: Parameters<typeof changeRules>[1]) => changeRules(room, wish).then(askAgain),
    muteAll: (on: boolean) => muteEverybody(room, on).then(askAgain),
  };
  return (
    <ChatFieldsContext.Provider value={fields}>
      <ChatContext.Provider value={chat}>
        {children}
        <ChatAnnouncer lines={state.lines} ownUserId={self?.userId ?? ""} />
      </ChatContext.Provider>
    </ChatFieldsContext.Provider>
  );
}

type ChatEventMessage = Extract<ChatEvent, { kind: "text" | "danmaku" }>;

function unreachable(): void {
  // Nothing depends on it: the stream says what holds, and the next refusal who we are.
}

/** Calls when somebody else is signed in than the page was made for. */
function useAccountChange(account: AccountView | null, onChange: () => void): void {
  const known = useRef(account?.userId);
  useEffect(() => {
    if (known.current === account?.userId) return;
    known.current = account?.userId;
    onChange();
  });
}

/** Everybody hears of it at the same moment; they ask within this, in milliseconds. */
const spreadMs = 1000;

/** Calls within a second after each time that `times` has grown. */
function useSoonAfter(times: number, work: () => void): void {
  const call = useEffectEvent(work);
  useEffect(() => {
    if (times === 0) return;
    const timer = setTimeout(() => call(), Math.random() * spreadMs);
    return () => clearTimeout(timer);
  }, [times]);
}

/** Calls once guests may write again, for who was told to sign in. */
function useGuestsWelcome(welcome: boolean, isStranger: boolean, onWelcome: () => void): void {
  const before = useRef(welcome);
  const call = useEffectEvent(onWelcome);
  useEffect(() => {
    const isNews = welcome && !before.current;
    before.current = welcome;
    if (!isNews || !isStranger) return;
    const timer = setTimeout(() => call(), Math.random() * spreadMs);
    return () => clearTimeout(timer);
  }, [welcome, isStranger]);
}
