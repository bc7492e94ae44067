"use client";

import { Ban, Lock, OctagonX } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { TapeDate } from "@/components/replay/tape-date";
import { LivePill } from "@/components/ui/live-pill";
import type { PersonRow } from "@/lib/shared/admin-people";
import type { AccountRole } from "@/lib/shared/staff";

/** A role as people call it. */
export function RoleWord({ role }: { role: AccountRole }) {
  const t = useTranslations("adminPeople");
  return (
    <span className={role === "user" ? "text-muted" : "font-semibold"}>{t(`role_${role}`)}</span>
  );
}

/** Whatever is special about somebody, each with a sign and a word. */
export function StateWords({ person }: { person: PersonRow }) {
  const t = useTranslations("adminPeople");
  const { lockedMs, bannedUntilMs, onAir, forbidden } = person;
  if (!lockedMs && !bannedUntilMs && !onAir && !forbidden) {
    return <span className="text-muted">{t("inOrder")}</span>;
  }
  return (
    <span className="flex flex-col items-start gap-1">
      {onAir && <LivePill />}
      {lockedMs > 0 && (
        <Sign icon={<Lock aria-hidden className="mt-0.5 size-4 shrink-0" />}>
          {t("state_locked")}
        </Sign>
      )}
      {bannedUntilMs > 0 && (
        <Sign icon={<Ban aria-hidden className="mt-0.5 size-4 shrink-0" />}>
          {t.rich("bannedUntil", { at: () => <TapeDate atMs={bannedUntilMs} /> })}
        </Sign>
      )}
      {forbidden && (
        <Sign icon={<OctagonX aria-hidden className="mt-0.5 size-4 shrink-0" />}>
          {t("state_forbidden")}
        </Sign>
      )}
    </span>
  );
}

function Sign({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className="inline-flex items-start gap-1.5 font-semibold text-bad">
      {icon}
      <span>{children}</span>
    </span>
  );
}
