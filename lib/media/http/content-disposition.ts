/** Longest name of a download, in characters; file systems stop at 255 bytes. */
const longestName = 80;

/**
 * The header under which a browser saves a file (RFC 6266): the name in UTF-8, and in ASCII for
 * what does not know that. What a file system or a header does not bear is left out.
 */
export function attachmentHeader(title: string, extension: string): string {
  const clean = title
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]+/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const name = [...clean].slice(0, longestName).join("").trim() || "recording";
  const ascii = name.replace(/[^\x20-\x7e]+/g, "_").replace(/[%;]/g, "_");
  // RFC 8187 §3.2.1: these are no `attr-char`, although `encodeURIComponent` leaves them.
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}.${extension}"; filename*=UTF-8''${encoded}.${extension}`;
}
