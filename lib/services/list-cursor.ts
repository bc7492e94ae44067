import { ServiceError } from "@/lib/errors";

/** Where a page begins: below the row of this moment that this distinguishes from its like. */
export interface ListPlace {
  readonly atMs: number;
  readonly id: string;
}

/** Moments of 15 digits are far beyond anything that is written down. */
const form = /^(\d{1,15})\.(.{1,180})$/su;

/** A place as it goes through the address bar and back. */
export function cursorOf({ atMs, id }: ListPlace): string {
  return `${atMs}.${id}`;
}

/** The place that a cursor names; null: the page begins at the newest. @throws ServiceError */
export function placeOf(cursor: string | undefined): ListPlace | null {
  if (!cursor) return null;
  const [, atMs, id] = form.exec(cursor) ?? [];
  if (atMs !== undefined && id !== undefined) return { atMs: Number(atMs), id };
  throw new ServiceError("invalidParameter", "The cursor is none that this list has given.", {
    data: { reason: "cursor" },
  });
}
