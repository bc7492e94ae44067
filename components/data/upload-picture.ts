import { ActionError, confirmPicture, requestPicture } from "./client";

export interface UploadOptions {
  /** From 0 to 1; at 1 the server still has to look at it. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Uploads a picture to wherever the server keeps them and answers its public address.
 * @throws ActionError; code 0 when nobody was reached, or the HTTP status of the store.
 * @throws the signal's reason once it is aborted.
 */
export async function uploadPicture(
  picture: Blob,
  { onProgress, signal }: UploadOptions,
): Promise<string> {
  signal.throwIfAborted();
  const { key, form } = await requestPicture({
    contentType: picture.type,
    sizeBytes: picture.size,
  });
  signal.throwIfAborted();
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  // Last, because COS does not look at what comes after it.
  body.append("file", picture, "picture");
  await send(form.url, body, { onProgress, signal });
  signal.throwIfAborted();
  return confirmPicture(key);
}

/** Nothing moves for this long: the store does not answer, in milliseconds. */
const stalledAfterMs = 30_000;

/** By XMLHttpRequest: fetch does not tell how far an upload is. */
function send(url: string, body: FormData, { onProgress, signal }: UploadOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stall: ReturnType<typeof setTimeout> | undefined;
    const abort = () => request.abort();
    const isMoving = () => {
      clearTimeout(stall);
      stall = setTimeout(() => {
        reject(new ActionError(0, "The picture store does not answer."));
        request.abort();
      }, stalledAfterMs);
    };
    request.open("POST", url);
    request.upload.onprogress = ({ loaded, total }) => {
      isMoving();
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onload = () => {
      const { status } = request;
      if (status >= 200 && status < 300) resolve();
      else reject(new ActionError(status, `HTTP ${status}`));
    };
    request.onerror = () => reject(new ActionError(0, "The picture store could not be reached."));
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => {
      clearTimeout(stall);
      signal.removeEventListener("abort", abort);
    };
    signal.addEventListener("abort", abort);
    isMoving();
    request.send(body);
  });
}
