import { z } from "zod";
import { actorOf } from "@/lib/auth/actor";
import { ServiceError } from "@/lib/errors";
import type { DoctorDesk } from "@/lib/services/doctor/doctor-desk";
import { callbackBody, listCallbacks } from "@/lib/services/doctor/ledger-pages";
import type { Services } from "@/lib/services/services";
import { describeFinding } from "@/lib/shared/doctor/describe-finding";
import type { DoctorReport } from "@/lib/shared/doctor/doctor-report";
import { type Locale, localeCookieName, pickLocale } from "@/lib/shared/i18n/locales";
import { nothing } from "./fields";
import { answerJson } from "./json-answer";
import { cookieOf } from "./web-caller";

const runRequest = z.object({ push: z.boolean().default(false) });
/** No ledger has so many pages. */
const lastPage = 100_000;
const ledgerQuery = z.object({
  id: z.string().max(64).optional(),
  page: z.coerce.number().int().min(1).max(lastPage).default(1),
  refused: z.enum(["0", "1"]).default("0"),
});

interface DeskServices extends Services {
  readonly doctor: DoctorDesk;
}

/** The present or last run of the doctor, in the reader's language. */
export function answerDoctor(services: DeskServices, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    requireAdmin(services, request);
    return { data: { report: reportOf(services, localeOf(request)) } };
  });
}

/** Begins a run; its progress is asked for by `answerDoctor`. */
export function answerDoctorRun(services: DeskServices, request: Request): Promise<Response> {
  return answerJson(services, request, runRequest, async ({ push }) => {
    requireAdmin(services, request);
    const ended = services.doctor.start(services, { push });
    ended.catch((err: unknown) => services.log.error({ err }, "a run of the doctor broke"));
    return { data: { report: reportOf(services, localeOf(request)) } };
  });
}

/** A page of the callback ledger (`?page=…&refused=1`), or the body of one entry (`?id=…`). */
export function answerCallbackLedger(services: Services, request: Request): Promise<Response> {
  return answerJson(services, request, nothing, async () => {
    requireAdmin(services, request);
    const query = ledgerQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    if (query.id) return { data: { body: callbackBody(services, query.id) } };
    const { page } = query;
    return { data: listCallbacks(services, { page, refusedOnly: query.refused === "1" }) };
  });
}

/** @throws ServiceError `unverified` for everybody else. */
function requireAdmin(services: Services, request: Request): void {
  const actor = actorOf(services, request);
  if (actor.kind === "user" && actor.role === "admin") return;
  throw new ServiceError("unverified", "Only administrators may do this.");
}

function reportOf(services: DeskServices, locale: Locale): DoctorReport {
  const { run } = services.doctor;
  if (!run) {
    const never = { startedMs: 0, finishedMs: 0, push: false, done: 0, total: 0 };
    return { running: false, ...never, findings: [] };
  }
  const findings = run.findings.map((found) => describeFinding(found, locale));
  return { ...run, running: run.finishedMs === 0, findings };
}

function localeOf(request: Request): Locale {
  const cookie = cookieOf(request, localeCookieName);
  return pickLocale(cookie, request.headers.get("accept-language") ?? "");
}
