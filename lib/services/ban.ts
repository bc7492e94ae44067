import type { LiveRow } from "@/db/repositories/live";
import { forbiddenReason } from "@/lib/shared/callback-effect";

type BanColumns = Pick<LiveRow, "forbidStatus" | "forbidUntilMs" | "forbidReason">;

/** That a broadcaster may not go live. */
export interface Ban {
  /** Unix ms; null: until somebody lifts it. */
  readonly untilMs: number | null;
  /** Why, in the words of who forbade it; may be empty. */
  readonly reason: string;
}

/** The columns of whom nobody has forbidden anything. */
export const noBan = { forbidStatus: 0, forbidUntilMs: 0, forbidReason: "" } as const;

/** The ban that holds at `atMs`; null: none does. One whose time is over has ended by itself. */
export function banOf(row: BanColumns | null, atMs: number): Ban | null {
  if (row?.forbidStatus !== 1) return null;
  const { forbidUntilMs, forbidReason } = row;
  if (forbidUntilMs !== 0 && forbidUntilMs <= atMs) return null;
  return { untilMs: forbidUntilMs === 0 ? null : forbidUntilMs, reason: forbidReason };
}

/** What a publisher's program, the log and the ledger say of it. */
export function banWords({ untilMs, reason }: Ban): string {
  return forbiddenReason(untilMs, reason);
}
