/**
 * Why a connection or a file operation failed, in one word that names no secret: `TIMEOUT`, the
 * operating system's or TLS's code (`ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED`), or the kind of
 * the error.
 */
export function failureReason(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "TIMEOUT";
  const { code } = error as { readonly code?: unknown };
  if (typeof code === "string") return code;
  return error.cause === undefined ? error.name : failureReason(error.cause);
}
