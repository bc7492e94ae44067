import { CosError, EXPIRED_MESSAGE } from "./cos-error";

/** `start;end` in Unix seconds, as q-sign-time and q-key-time carry it. */
export interface KeyTime {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** @throws CosError when the text is no such pair */
export function parseKeyTime(text: string): KeyTime {
  const match = /^(\d{1,12});(\d{1,12})$/.exec(text);
  if (!match) throw new CosError("AccessDenied", "q-sign-time and q-key-time must be start;end");
  const startSeconds = Number(match[1]);
  const endSeconds = Number(match[2]);
  if (endSeconds <= startSeconds) throw new CosError("AccessDenied", EXPIRED_MESSAGE);
  return { startSeconds, endSeconds };
}

/** Refuses a signature before and after its time, by the cloud's clock. @throws CosError */
export function checkKeyTime(time: KeyTime, nowMs: number): void {
  const nowSeconds = Math.floor(nowMs / 1000);
  if (nowSeconds > time.endSeconds) throw new CosError("AccessDenied", EXPIRED_MESSAGE);
  if (nowSeconds < time.startSeconds) {
    throw new CosError(
      "RequestTimeTooSkewed",
      "The difference between the request time and the current time is too large.",
    );
  }
}
