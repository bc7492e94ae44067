/** A number that is always the same for a userid (32-bit FNV-1a over its UTF-16 units). */
function seedOf(userId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < userId.length; i += 1) {
    hash = Math.imul(hash ^ userId.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash;
}

/** A hue from 0 to 359 that is always the same for a userid. */
export function hueOf(userId: string): number {
  return seedOf(userId) % 360;
}

/** Where the drawn lamp of a userid hangs, in percent of the width: left or right, never centred. */
export function lampOf(userId: string): number {
  const place = (seedOf(userId) >>> 16) % 24;
  return place < 12 ? 12 + place : 64 + place;
}

/** The first character of a name as a person counts characters, in capitals; the same everywhere. */
export function initialOf(name: string): string {
  return ([...name.trim()][0] ?? "?").toUpperCase();
}
