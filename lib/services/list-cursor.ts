import { ServiceError } from "@/lib/errors";

/** Where a page begins: below the row of this moment that this distinguishes from its like. */
export interface ListPlace {
  readonly atMs: number;
  readonly id: string;
}

/** Moments of 15 digits are far beyond anything that is written down. */
const anyId = /^(\d{1,15})\.(.{1,180})$/su;
/** Of a list whose ids are of our making. */
export const ownId = /^(\d{1,15})\.([\w-]{1,64})$/;

/** A place as it goes through the address bar and back. */
export function cursorOf({ atMs, id }: ListPlace): string {
  return `${atMs}.${id}`;
}

/**
 * The place that a cursor of this form names; null: the page begins at the newest.
 * @throws ServiceError `invalidParameter`
 */
export function placeOf(cursor: string | undefined, form: RegExp = anyId): ListPlace | null {
  if (!cursor) return null;
  const [, atMs, id] = form.exec(cursor) ?? [];
  if (atMs !== undefined && id !== undefined) return { atMs: Number(atMs), id };
  throw new ServiceError("invalidParameter", "The cursor is none that this list has given.", {
    data: { reason: "cursor" },
  });
}

/** Where a page of recordings begins: below this moment, or these bytes, and this id. */
export interface FigurePlace {
  readonly figure: number;
  readonly id: string;
}

const figureForm = /^(\d{1,16})\.(.+)$/su;

/** The place that a cursor of recordings names. @throws ServiceError `malformedField` */
export function figurePlaceOf(cursor: string): FigurePlace {
  const [, figure, id] = figureForm.exec(cursor) ?? [];
  if (figure !== undefined && id !== undefined) return { figure: Number(figure), id };
  throw new ServiceError("malformedField", "This cursor is none that was given out.");
}
