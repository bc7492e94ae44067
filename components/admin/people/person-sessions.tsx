"use client";

import { Monitor, Smartphone } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TimeAgo } from "@/components/ui/time-ago";
import type { PersonDetail, PersonSession } from "@/lib/shared/admin-people";
import { isolated } from "@/lib/shared/isolated";
import { programOf } from "@/lib/shared/program-of";
import type { PersonOrders } from "./use-person-orders";

interface PersonSessionsProps {
  readonly person: PersonDetail;
  readonly orders: PersonOrders;
}

/** Where somebody is signed in, and the end of each of it. */
export function PersonSessions({ person, orders }: PersonSessionsProps) {
  const t = useTranslations("adminPeople");
  const { sessions, sessionTotal, roomSignIns } = person;
  const mayEnd = orders.offered(person).includes("signOut");
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-base">{t("sessions")}</h3>
      {sessions.length === 0 && <p className="text-muted">{t("noSessions")}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-3 py-2">
            <SessionWords session={session} />
            {mayEnd && (
              <Button
                aria-label={t("endSessionOf", { address: isolated(session.clientIp || "–") })}
                disabled={orders.action.pending}
                onClick={() => orders.ask("end", person, { id: session.id })}
                className="shrink-0 pointer-coarse:min-h-11"
              >
                {t("endSession")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(sessionTotal > sessions.length || roomSignIns > 0) && (
        <p className="text-muted text-sm">
          {sessionTotal > sessions.length &&
            t("sessionsMore", { count: sessionTotal - sessions.length })}{" "}
          {roomSignIns > 0 && t("roomSignIns", { count: roomSignIns })}
        </p>
      )}
    </section>
  );
}

function SessionWords({ session }: { session: PersonSession }) {
  const t = useTranslations("adminPeople");
  const { kind, sinceMs, clientIp, agent } = session;
  const Icon = kind === "app" ? Smartphone : Monitor;
  const { name, system } = programOf(agent);
  const program = name || t(kind === "app" ? "sessionApp" : "sessionWeb");
  return (
    <>
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <span className="flex min-w-0 flex-1 flex-col text-sm [overflow-wrap:anywhere]">
        <span title={agent || undefined}>
          <bdi>{system ? t("sessionOn", { program, system }) : program}</bdi>
        </span>
        <span className="text-muted tabular-nums">
          {clientIp && `${clientIp} · `}
          {t.rich("since", { ago: () => <TimeAgo atMs={sinceMs} /> })}
        </span>
      </span>
    </>
  );
}
