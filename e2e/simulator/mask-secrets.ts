const NAMES =
  "txSecret|userSig|token|refresh_token|password|sign|signKey|signature|privateMapKey|Liteav-Sig";

const IN_QUERY = new RegExp(`([?&|](?:${NAMES}))=[^&\\s"|\\\\#]+`, "gi");
const IN_JSON = new RegExp(String.raw`("(?:${NAMES})"\s*:\s*)(?:"(?:[^"\\]|\\.)*"|-?[\d.]+)`, "gi");
// A body may hold JSON inside a JSON string; its quotes are escaped.
const IN_NESTED_JSON = new RegExp(
  String.raw`(\\"(?:${NAMES})\\"\s*:\s*)(?:\\"[^"\\]*\\"|-?[\d.]+)`,
  "gi",
);

/** The text without tokens, signatures and passwords, fit for a log that is passed on. */
export function maskSecrets(text: string): string {
  return text
    .replace(IN_JSON, '$1"***"')
    .replace(IN_NESTED_JSON, '$1\\"***\\"')
    .replace(IN_QUERY, "$1=***");
}
