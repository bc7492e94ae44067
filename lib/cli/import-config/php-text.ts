const escapeSequence =
  /\\(?:([nrtvef\\$"])|([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u\{([0-9A-Fa-f]{1,6})\})/g;
const letters: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  e: "\x1b",
  f: "\f",
};
/** `$name`, `${name}` and `{$name}`, unless a backslash stands before the dollar. */
const variable = /(?<!\\)(?:\\\\)*(?:\$[A-Za-z_\x80-\u{10ffff}{]|\{\$)/u;

/**
 * What a double-quoted text or a heredoc of PHP stands for. Any other backslash stays as it is.
 * In a heredoc a quote needs no backslash, and one before it stays.
 */
export function decodePhpText(
  raw: string,
  quote: '"' | "heredoc",
): { readonly text: string; readonly isDynamic: boolean } {
  const text = raw.replace(escapeSequence, (whole, letter, octal, hex, point) => {
    if (letter === '"' && quote === "heredoc") return whole;
    if (letter) return letters[letter] ?? letter;
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    const code = Number.parseInt(hex ?? point, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
  return { text, isDynamic: variable.test(raw) };
}
