/** Excel takes a file for UTF-8 only when it begins with this. */
const byteOrderMark = "\uFEFF";
/** What makes a spreadsheet calculate instead of show; the wide ones do in Chinese and Japanese. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * Rows as CSV (RFC 4180: every cell quoted, CRLF) that spreadsheets open as they are. A cell that
 * one of them would take for a formula begins with an apostrophe (OWASP, CSV injection).
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(cellOf).join(","));
  return `${byteOrderMark}${lines.map((line) => `${line}\r\n`).join("")}`;
}

function cellOf(text: string): string {
  const harmless = formulaStart.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
