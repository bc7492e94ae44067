/** A hue from 0 to 359 that is always the same for a userid (FNV-1a over its UTF-16 units). */
export function hueOf(userId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < userId.length; i += 1) {
    hash = Math.imul(hash ^ userId.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash % 360;
}

/** The first character of a name as a person counts characters, in capitals. */
export function initialOf(name: string): string {
  return ([...name.trim()][0] ?? "?").toLocaleUpperCase();
}
