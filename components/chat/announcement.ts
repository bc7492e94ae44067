import type { ChatLine } from "./chat-state";

/** What is read out of the messages that came since the last time. */
export interface Announcement {
  /** The newest one. */
  readonly nickname: string;
  readonly text: string;
  /** How many came besides. */
  readonly more: number;
}

/** Of what others have written after that number; null when there is nothing to say. */
export function announcementOf(
  lines: readonly ChatLine[],
  afterSeq: number,
  ownUserId: string,
): Announcement | null {
  const fresh = lines.filter(
    (line) =>
      line.delivery === "sent" && !line.removed && line.seq > afterSeq && line.userId !== ownUserId,
  );
  const newest = fresh.at(-1);
  return newest ? { nickname: newest.nickname, text: newest.text, more: fresh.length - 1 } : null;
}

/** Number of the last line that the server has; 0 when there is none. */
export function lastSeqOf(lines: readonly ChatLine[]): number {
  return lines.findLast((line) => line.delivery === "sent")?.seq ?? 0;
}
