/** Letters, digits and signs that no reader of `.env` files treats in a way of its own. */
const needsNoQuotes = /^[\w.,:/@%+-][\w.,:/@%+=-]*$/;

/**
 * A value as `.env` files have it, so that `node --env-file` and dotenv read back exactly this.
 * Neither knows an escape but `\n` in double quotes. Null when no form can carry the value, because
 * it holds all three quotes.
 */
export function quoteEnvValue(value: string): string | null {
  if (value === "" || needsNoQuotes.test(value)) return value;
  if (!/["\\\r]/.test(value)) return `"${value.replaceAll("\n", "\\n")}"`;
  const isOneLine = !/[\r\n]/.test(value);
  // A quote after a backslash does not close for dotenv.
  const quote = ["'", "`", '"'].find((mark) => !value.includes(mark));
  const isLiteral = quote !== '"' || !value.includes("\\");
  return isOneLine && quote && isLiteral && !value.endsWith("\\") ? quote + value + quote : null;
}
