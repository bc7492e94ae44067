import { keep, recall } from "@/components/data/browser-memory";

const keyOf = (room: string) => `mini-lvb-notice:${room}`;

/** Whether this browser's reader has put this very notice of a room away. */
export function isDismissed(room: string, notice: string): boolean {
  return recall(keyOf(room)) === notice;
}

/** Remembers that; another text is shown again. */
export function dismissNotice(room: string, notice: string): void {
  keep(keyOf(room), notice);
}
