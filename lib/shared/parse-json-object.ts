/** No client nests more than four deep; far below what any walk through a value can bear. */
const maxDepth = 32;

/**
 * The JSON object in a text; null when it is none, or nests deeper than any client does. JSON.parse
 * bears any depth, but what later walks through the value does not.
 */
export function parseJsonObject(text: string): Record<string, unknown> | null {
  if (nestsDeeperThan(text, maxDepth)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    // Not JSON is one of the ways of being no JSON object.
    return null;
  }
}

function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (inString) {
      if (char === "\\") i += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') {
      inString = true;
    } else if (char === "{" || char === "[") {
      depth += 1;
      if (depth > limit) return true;
    } else if (char === "}" || char === "]") {
      depth -= 1;
    }
  }
  return false;
}
