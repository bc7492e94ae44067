import { readPictureHead } from "@/lib/shared/picture-kind";
import { isWholePictureFile } from "@/lib/shared/whole-picture";
import { pictureHeadBytes } from "../picture-key";
import type { UploadRequest } from "../storage-provider";

/** Room for the form around the file: two short fields, boundaries, the file's name. */
const formOverheadBytes = 8192;

/** Why an upload is refused, with its HTTP status (RFC 9110 §15.5). */
export class UploadRefusal extends Error {
  override readonly name = "UploadRefusal";

  constructor(
    readonly status: 400 | 403 | 409 | 413 | 415 | 422 | 503 | 507,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads the upload of one ticket, never holding more than the ticket allows, and answers its bytes
 * once they are the picture that was promised. @throws UploadRefusal
 */
export async function receivePicture(request: Request, ticket: UploadRequest): Promise<Buffer> {
  const limit = ticket.maxBytes + formOverheadBytes;
  const form = await parseForm(request, await readAtMost(request, limit));
  // The fields are those of COS, so that a client need not tell the stores apart.
  if (form.get("key") !== ticket.key || form.get("Content-Type") !== ticket.contentType) {
    throw new UploadRefusal(
      403,
      "FieldMismatch",
      "The form's fields are not those of its address.",
    );
  }
  const file = form.get("file");
  if (!(file instanceof Blob)) {
    throw new UploadRefusal(400, "MalformedForm", "The form has no file.");
  }
  if (file.size > ticket.maxBytes) throw tooLarge(ticket.maxBytes);
  const bytes = Buffer.from(await file.arrayBuffer());
  const head = readPictureHead(bytes.subarray(0, pictureHeadBytes));
  if (head?.contentType !== ticket.contentType) {
    throw new UploadRefusal(
      415,
      "NotThatPicture",
      `The file is no ${ticket.contentType} picture of at most 8192 pixels a side.`,
    );
  }
  if (!isWholePictureFile(head.contentType, bytes)) {
    throw new UploadRefusal(422, "DamagedPicture", "The file ends before its picture does.");
  }
  return bytes;
}

/** The whole body; a length that is wrong or not told changes nothing about the limit. */
async function readAtMost(request: Request, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limitBytes) {
      // The rest may never come, and nobody waits for it.
      reader.releaseLock();
      throw tooLarge(limitBytes);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks, length);
}

async function parseForm(request: Request, body: Buffer): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    throw new UploadRefusal(400, "MalformedForm", "The body is no multipart/form-data.");
  }
  try {
    const headers = { "content-type": type };
    return await new Response(new Uint8Array(body), { headers }).formData();
  } catch {
    // The platform's parser says only that it could not.
    throw new UploadRefusal(400, "MalformedForm", "The form could not be read.");
  }
}

function tooLarge(limitBytes: number): UploadRefusal {
  return new UploadRefusal(413, "EntityTooLarge", `The file is longer than ${limitBytes} bytes.`);
}
