/** Excel takes a file for UTF-8 only when it begins with this. */
const byteOrderMark = "\uFEFF";
/**
 * What makes a spreadsheet calculate instead of show, the wide ones in Chinese and Japanese; after
 * what it passes over. It stands where a cell begins, and also behind a semicolon, tab or line
 * break: where decimals have a comma, a list has semicolons, and Excel begins a cell there whatever
 * is quoted.
 */
const formula = /(^|[;\t\r\n])([\s"\p{Cf}\p{DI}]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫])/gu;
/** Passed over by some, so that what follows is where the cell begins. */
const droppedStart = /^[\t\r\n]/;

/**
 * Rows as CSV (RFC 4180: every cell quoted, CRLF) that spreadsheets open as they are. What one of
 * them would take for a formula has an apostrophe before it (OWASP, CSV injection).
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(cellOf).join(","));
  return `${byteOrderMark}${lines.map((line) => `${line}\r\n`).join("")}`;
}

function cellOf(text: string): string {
  const shown = text.replace(formula, "$1$2'").replace(droppedStart, "'$&");
  return `"${shown.replaceAll('"', '""')}"`;
}
