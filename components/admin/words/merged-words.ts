/** What somebody has changed of a list, done to the list that somebody else has changed since. */
export function mergedWords(
  before: readonly string[],
  own: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const removed = new Set(before.filter((word) => !own.includes(word)));
  const added = own.filter((word) => !before.includes(word));
  return [...new Set([...theirs.filter((word) => !removed.has(word)), ...added])];
}
