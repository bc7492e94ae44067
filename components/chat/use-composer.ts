import { type FormEvent, type RefObject, useEffect } from "react";
import { useDraft, useRoomChat } from "./chat-context";
import { draftLimit } from "./draft-limit";
import { useChatFields } from "./use-chat-fields";
import { useCountdown } from "./use-countdown";
import { sendingWaitSeconds } from "./writing";

/** What a field to write in needs, however it looks. */
export function useComposer(field: RefObject<HTMLInputElement | null>) {
  const chat = useRoomChat();
  const [text, setText] = useDraft();
  const { writing, flight, held, replyTo, setReplyTo, say } = chat;
  const { offerField } = useChatFields();
  // Renders every second while there is something to wait for.
  useCountdown(held?.untilMs ?? 0);
  const waitSeconds = typeof window === "undefined" ? 0 : sendingWaitSeconds(held, Date.now());
  const limit = draftLimit(text, flight.on);
  const open = writing === "open";
  const ready = open && text.trim() !== "" && limit.left >= 0 && waitSeconds === 0;
  // What is answered may have been removed meanwhile.
  const answered = replyTo && chat.lines.find((it) => it.id === replyTo.id);
  const answering = answered && !answered.removed ? answered : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const { placement } = flight;
    const kind = flight.on ? "danmaku" : "text";
    if (!say({ kind, text: text.trim(), placement, replyTo: answering })) return;
    setText("");
    setReplyTo(null);
  };
  useEffect(() => offerField(() => field.current?.focus()), [offerField, field]);
  return { chat, text, setText, limit, open, ready, waitSeconds, answering, submit };
}
