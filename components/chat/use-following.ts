import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

/** Closer to the end than this, the reader follows the conversation, in CSS pixels. */
const followingPx = 48;

interface Followable {
  readonly id: string;
  readonly seq: number;
  readonly delivery?: string;
}

/** Keeps the end of a list in view while its reader follows; counts what arrives while he does not. */
export function useFollowing(box: RefObject<HTMLElement | null>, lines: readonly Followable[]) {
  /** What had been read when the reader went up the list; null while he follows it. */
  const [leftAtSeq, setLeftAtSeq] = useState<number | null>(null);
  const following = leftAtSeq === null;
  const last = lines.at(-1);
  const ownPending = last?.delivery === "sending";
  const arrived = lines.filter(({ delivery }) => delivery === undefined || delivery === "sent");
  const lastSeq = arrived.at(-1)?.seq ?? 0;
  const toEnd = () => {
    setLeftAtSeq(null);
    box.current?.scrollTo({ top: box.current.scrollHeight });
    // The button that was pressed is no more; the focus would be lost with it.
    box.current?.focus({ preventScroll: true });
  };
  // What the reader writes himself he wants to see.
  // The lines are what changes the height, whatever of them has changed.
  useLayoutEffect(() => {
    if (lines.length === 0 || !(following || ownPending)) return;
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [lines, following, ownPending, box]);
  // A notice below takes some of the room.
  useEffect(() => {
    const list = box.current;
    if (!list || !following) return;
    const observer = new ResizeObserver(() => list.scrollTo({ top: list.scrollHeight }));
    observer.observe(list);
    return () => observer.disconnect();
  }, [following, box]);
  const onScroll = () => {
    const list = box.current;
    if (!list) return;
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < followingPx;
    setLeftAtSeq((before) => (atEnd ? null : (before ?? lastSeq)));
  };
  const fresh = following ? 0 : arrived.filter(({ seq }) => seq > leftAtSeq).length;
  return { fresh, toEnd, onScroll };
}
