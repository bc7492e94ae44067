import { CosError } from "./cos-error";

/** One part of a multipart/form-data body (RFC 7578). */
export interface FormPart {
  readonly name: string;
  readonly filename: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

/** The most parts that a form may have. */
const MAX_PARTS = 100;

/** The parts in their order. @throws CosError MalformedPOSTRequest */
export function parseMultipart(contentType: string, body: Buffer): FormPart[] {
  const boundary = /^multipart\/form-data\s*;.*boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(
    contentType,
  );
  if (!boundary) throw new CosError("MalformedPOSTRequest", "multipart/form-data is expected");
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  // The first delimiter has no line before it.
  const whole = Buffer.concat([Buffer.from("\r\n"), body]);
  const parts: FormPart[] = [];
  let from = whole.indexOf(delimiter);
  while (from >= 0) {
    const start = from + delimiter.length;
    if (whole.subarray(start, start + 2).toString("latin1") === "--") return parts;
    const next = whole.indexOf(delimiter, start);
    if (next < 0 || parts.length >= MAX_PARTS) break;
    parts.push(parsePart(whole.subarray(start, next)));
    from = next;
  }
  throw new CosError("MalformedPOSTRequest", "the form is not closed");
}

function parsePart(bytes: Buffer): FormPart {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) throw new CosError("MalformedPOSTRequest", "a part has no headers");
  const head = bytes.subarray(0, end).toString("utf8");
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? "";
  const name = /(?:^|[;\s])name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) throw new CosError("MalformedPOSTRequest", "a part has no name");
  return {
    name,
    filename: /(?:^|[;\s])filename="([^"]*)"/i.exec(disposition)?.[1],
    contentType: /^content-type:\s*(.+?)\s*$/im.exec(head)?.[1],
    body: bytes.subarray(end + 4),
  };
}
