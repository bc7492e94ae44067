import type { Room } from "@/lib/shared/models";

/**
 * Lives in the order in which they were shown already, new ones at the end: viewers come and go
 * every second, and a card must not run away from the finger that is about to touch it.
 */
export function steadyOrder(shown: readonly string[], rooms: readonly Room[]): readonly Room[] {
  const placeOf = new Map(shown.map((userId, index) => [userId, index]));
  const isKnown = (room: Room) => placeOf.has(room.userId);
  const known = rooms.filter(isKnown);
  known.sort((a, b) => (placeOf.get(a.userId) ?? 0) - (placeOf.get(b.userId) ?? 0));
  return [...known, ...rooms.filter((room) => !isKnown(room))];
}
