/** What a broadcast can be about; kept in the database by these names. */
export const categories = [
  "talk",
  "music",
  "games",
  "learning",
  "sports",
  "outdoors",
  "food",
  "arts",
  "tech",
  "shopping",
  "events",
] as const;

export type Category = (typeof categories)[number];

/** Whether this is one of them; empty is none, and allowed wherever a category is. */
export function isCategory(value: string): value is Category {
  return (categories as readonly string[]).includes(value);
}
