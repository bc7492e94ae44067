const escapeSequence =
  /\\(?:(\r\n|[\n\r\u2028\u2029])|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|([\s\S]))/gu;
const letters: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
};

/** What the text between two quotes of JavaScript stands for (ECMA-262 §12.9.4). */
export function decodeJsText(raw: string): string {
  return raw.replace(escapeSequence, (whole, lineBreak, hex, unit, point, other) => {
    if (lineBreak) return "";
    if (other !== undefined) return letters[other] ?? other;
    const code = Number.parseInt(hex ?? unit ?? point, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
