/**
 * A JSON answer that remembers its text, so that the front door writes it in one piece. The stream
 * that a plain Response makes of its body costs more than most of our handlers; here it is made
 * only when somebody (Next, a test) reads the body.
 */
export class JsonResponse extends Response {
  readonly payload: string;

  constructor(value: unknown, init: { status?: number; headers?: Record<string, string> } = {}) {
    super(null, {
      status: init.status ?? 200,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control": "no-store",
        ...init.headers,
      },
    });
    this.payload = JSON.stringify(value);
  }

  override get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    return new Response(this.payload).body;
  }

  override async text(): Promise<string> {
    return this.payload;
  }

  override async json(): Promise<unknown> {
    return JSON.parse(this.payload);
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return new Response(this.payload).arrayBuffer();
  }
}
