import { findAccount } from "@/db/repositories/accounts";
import { ProblemMemory } from "@/lib/log/problem-memory";
import type { Runtime } from "@/lib/runtime";
import { openTestChat, type TestChat } from "@/lib/services/chat-fixture";
import { DoctorDesk } from "@/lib/services/doctor/doctor-desk";
import { SetupDesk } from "@/lib/services/first-admin";
import { startSystem } from "@/lib/services/system/system-handles";
import type { StaffRole } from "@/lib/shared/staff";
import { makeAccount, webToken } from "../wire-fixture";
import { answerAdminCall } from "./answer-admin-call";

/** Everything that a console works with, on a database of its own. */
export type TestConsole = TestChat & Runtime;

export function openConsole(environment: Record<string, string> = {}): TestConsole {
  const chat = openTestChat(environment);
  const system = startSystem(chat, new ProblemMemory());
  return {
    ...chat,
    ...{ reconciler: null, doctor: new DoctorDesk(), setup: new SetupDesk(true), system },
    async stop() {
      await system.stop();
      await chat.stop();
    },
  };
}

/** Who may call a console's routes, or tries. */
export type Who = "anonymous" | "guest" | "user" | StaffRole;

export const everyWho = ["anonymous", "guest", "user", "readonly", "moderator", "admin"] as const;

/** Userid of the account of that role. */
export const accountOf = (who: Who) => `${who}_01`;

/** How somebody of that kind calls; a guest has no more than a token that nobody gave out. */
export async function headersOf(services: TestConsole, who: Who): Promise<Record<string, string>> {
  if (who === "anonymous") return {};
  if (who === "guest") return { cookie: "mlvb_session=guest", authorization: "Bearer guest" };
  if (!findAccount(services.database.read, accountOf(who))) {
    await makeAccount(services, accountOf(who), who);
  }
  return { cookie: `mlvb_session=${await webToken(services, accountOf(who))}` };
}

export interface AdminAnswer {
  readonly code: number;
  readonly message: string;
  readonly data: Record<string, unknown>;
}

/** Calls a route: `POST /api/admin/lives/stop`. */
export async function callAdmin(
  services: TestConsole,
  route: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Response> {
  const [method = "GET", path = "/"] = route.split(" ");
  const request = new Request(`http://localhost${path}`, {
    method,
    headers,
    ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  return answerAdminCall(services, request);
}

/** The same, and its envelope. */
export async function askAdmin(
  services: TestConsole,
  route: string,
  headers: Record<string, string>,
  body?: object,
): Promise<AdminAnswer> {
  return (await (await callAdmin(services, route, headers, body)).json()) as AdminAnswer;
}
