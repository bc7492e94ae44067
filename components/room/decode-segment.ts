/** An id from a path segment: Next hands segments on as they stand in the URL, escapes and all. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
