import type { HttpAnswer } from "./http-answer";
import type { HttpRequest } from "./http-exchange";

/** What one step put on the wire: the last request of it, and how many there were. */
export class StepTrace {
  /** The request line, still with its secrets. */
  request = "";
  /** The answer's own code, or the HTTP status where there is none. */
  code = "-";
  sent = "";
  received = "";
  requests = 0;

  /** @param patience How many times as long as the client itself its requests wait. */
  constructor(readonly patience = 1) {}

  /** Called by the transport for every request. */
  answered(request: HttpRequest, answer: HttpAnswer): void {
    const { pathname, search } = new URL(request.url);
    this.request = `${request.method} ${pathname}${search}`;
    this.code = answer.failure || `HTTP ${answer.status}`;
    this.sent = request.body ?? "";
    this.received = answer.text;
    this.requests += 1;
  }
}
