/**
 * A JSON answer that remembers its text, so that the front door writes it in one piece instead of
 * reading a stream.
 */
export class JsonResponse extends Response {
  readonly payload: string;

  constructor(value: unknown, init: { status?: number; headers?: Record<string, string> } = {}) {
    const payload = JSON.stringify(value);
    super(payload, {
      status: init.status ?? 200,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control": "no-store",
        ...init.headers,
      },
    });
    this.payload = payload;
  }
}
