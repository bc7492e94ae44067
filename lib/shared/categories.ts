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

/** The category of this name; empty, which is allowed wherever one is, for every other name. */
export function categoryOf(name: string): Category | "" {
  return categories.find((category) => category === name) ?? "";
}
