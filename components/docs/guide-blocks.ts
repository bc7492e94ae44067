/** A piece of a guide's text, as a reader sees it. */
export type GuideBlock =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "steps" | "points"; readonly items: readonly string[] }
  | { readonly kind: "terms"; readonly terms: readonly (readonly [string, string])[] }
  | { readonly kind: "command"; readonly text: string };

/** What a line begins or holds that belongs together with its neighbours. */
const lineForms = {
  steps: /^\d+\. /,
  points: /^- /,
  command: /^\$ /,
  terms: / :: /,
} as const;

/**
 * Reads the plain notation of the guides: a block ends at an empty line; its lines are numbered
 * steps (`1. `), points (`- `), commands (`$ `), terms with their meaning (`TERM :: meaning`), or
 * else one paragraph. The guides are our own texts, so that this needs no Markdown library.
 */
export function guideBlocks(text: string): readonly GuideBlock[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => blockOf(block.split("\n").map((line) => line.trim())));
}

function blockOf(lines: readonly string[]): GuideBlock {
  const isAll = (form: keyof typeof lineForms) => lines.every((line) => lineForms[form].test(line));
  const without = (form: keyof typeof lineForms) =>
    lines.map((line) => line.replace(lineForms[form], ""));
  if (isAll("steps")) return { kind: "steps", items: without("steps") };
  if (isAll("points")) return { kind: "points", items: without("points") };
  if (isAll("command")) return { kind: "command", text: without("command").join("\n") };
  if (isAll("terms")) {
    return {
      kind: "terms",
      terms: lines.map((line) => {
        const [term = "", ...meaning] = line.split(" :: ");
        return [term, meaning.join(" :: ")] as const;
      }),
    };
  }
  return { kind: "paragraph", text: lines.join(" ") };
}
