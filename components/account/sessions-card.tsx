"use client";

import { useQuery } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { SectionCard } from "@/components/ui/section-card";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AccountSession, AccountSessions } from "@/lib/shared/account";
import { programOf } from "@/lib/shared/program-of";
import { sessionsQuery } from "./sessions-query";
import { SignOutElsewhere } from "./sign-out-elsewhere";

interface SessionsCardProps {
  readonly userId: string;
  readonly initialSessions: AccountSessions;
}

/** Where the user is signed in, and the way out of everywhere else. */
export function SessionsCard({ userId, initialSessions }: SessionsCardProps) {
  const t = useTranslations("account");
  const { data, error } = useQuery({
    ...sessionsQuery(userId),
    initialData: initialSessions,
    refetchOnWindowFocus: "always",
  });
  const { items, total } = data.sessions;
  const isOnlyHere = total <= 1 && data.roomSignIns === 0;
  return (
    <SectionCard title={t("sessionsTitle")}>
      {error && <ProblemNotice error={error} />}
      <ul className="flex flex-col divide-y divide-line">
        {items.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
      {(total > items.length || data.roomSignIns > 0) && (
        <p className="text-muted">
          {total > items.length && t("sessionsMore", { count: total - items.length })}{" "}
          {data.roomSignIns > 0 && t("roomSignIns", { count: data.roomSignIns })}
        </p>
      )}
      <SignOutElsewhere userId={userId} isOnlyHere={isOnlyHere} />
    </SectionCard>
  );
}

function SessionItem({ session }: { readonly session: AccountSession }) {
  const t = useTranslations("account");
  const { kind, isCurrent, sinceMs, clientIp, agent } = session;
  const Icon = kind === "app" ? Smartphone : Monitor;
  const name = kind === "app" ? t("sessionApp") : t("sessionWeb");
  const { name: program, system } = programOf(agent);
  const from = [[program, system].filter(Boolean).join(", "), clientIp].filter(Boolean);
  return (
    <li className="flex items-center gap-3 py-2.5">
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <span className="flex flex-wrap gap-x-3">
        <span className={isCurrent ? "font-semibold" : undefined}>
          {isCurrent ? t("sessionThis") : name}
        </span>
        <span className="text-muted">
          {t.rich("sessionSince", { ago: () => <TimeAgo atMs={sinceMs} /> })}
        </span>
        {from.length > 0 && (
          <span className="basis-full text-muted text-sm tabular-nums [overflow-wrap:anywhere]">
            <bdi>{from.join(" · ")}</bdi>
          </span>
        )}
      </span>
    </li>
  );
}
