import type { OperationView } from "@/lib/shared/contract";
import type { Credentials } from "./credentials";

/** What a console needs to know of its operation. */
export type CallableOperation = Pick<
  OperationView,
  "protocol" | "name" | "method" | "path" | "query" | "example"
>;

/** An answer as the console shows it. */
export interface ConsoleAnswer {
  readonly status: number;
  readonly durationMs: number;
  /** The body, with line breaks when it is JSON. */
  readonly text: string;
  /** The number that tells success from failure, and whether it does; null when it is missing. */
  readonly verdict: { readonly field: string; readonly value: string; readonly ok: boolean } | null;
  /** What later calls of RoomService need and this answer gave. */
  readonly learned: Partial<Credentials>;
}

const successOf = {
  action: { field: "returnValue", value: 0 },
  account: { field: "code", value: 200 },
  room: { field: "code", value: 0 },
} as const;

const sessionFields = ["sdkAppID", "userID", "userSig", "token"] as const;

/** Fields of the query that the reader has to fill in. */
export function queryFields({ query }: CallableOperation) {
  return sessionFields.filter((name) => query.includes(name));
}

/** Makes the call. @throws TypeError when the server cannot be reached. */
export async function callFromConsole(
  operation: CallableOperation,
  body: string,
  credentials: Credentials,
): Promise<ConsoleAnswer> {
  const query = new URLSearchParams(
    queryFields(operation).map((name) => [name, credentials[name].trim()]),
  );
  const bearer = operation.protocol === "room" ? "" : credentials.bearer.trim();
  const startedAt = performance.now();
  const response = await fetch(`${operation.path}${query.size > 0 ? `?${query}` : ""}`, {
    method: operation.method,
    headers: {
      ...(body ? { "content-type": "application/json" } : {}),
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    },
    body: body || undefined,
  });
  const text = await response.text();
  const durationMs = Math.round(performance.now() - startedAt);
  return { status: response.status, durationMs, ...read(operation, text) };
}

function read({ protocol }: CallableOperation, text: string) {
  const answer = parseObject(text);
  if (!answer) return { text, verdict: null, learned: {} };
  const { field, value: success } = successOf[protocol];
  const value = answer[field];
  const verdict =
    typeof value === "number" ? { field, value: String(value), ok: value === success } : null;
  return { text: JSON.stringify(answer, null, 2), verdict, learned: learnFrom(protocol, answer) };
}

/** RoomService's own answers, and the account API's login. */
function learnFrom(
  protocol: OperationView["protocol"],
  answer: Readonly<Record<string, unknown>>,
): Partial<Credentials> {
  const data = answer.data as { roomservice_sign?: Record<string, unknown> } | undefined;
  const source = protocol === "room" ? answer : data?.roomservice_sign;
  if (!source || (protocol === "room" && answer.code !== successOf.room.value)) return {};
  return Object.fromEntries(
    sessionFields.flatMap((name) =>
      source[name] === undefined ? [] : [[name, String(source[name])]],
    ),
  );
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    // A proxy's page, for example; it is shown as it came.
    return null;
  }
}
