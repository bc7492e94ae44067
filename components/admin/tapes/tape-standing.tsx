import { Bookmark, CircleCheck, EyeOff, Scissors, ShieldAlert, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AdminTape } from "@/lib/shared/admin-tapes";
import { isolated } from "@/lib/shared/isolated";

const looks = {
  listed: { icon: CircleCheck, color: "text-ok", word: "stateListed" },
  hidden: { icon: EyeOff, color: "text-warn", word: "stateHidden" },
  withheld: { icon: ShieldAlert, color: "text-bad", word: "stateWithheld" },
  deleted: { icon: Trash2, color: "text-bad", word: "stateDeleted" },
  tooShort: { icon: Scissors, color: "text-muted", word: "stateTooShort" },
} as const;

interface TapeStandingProps {
  readonly tape: AdminTape;
  /** Shorter ones are too short. */
  readonly leastSeconds: number;
}

/** How a recording stands, in a word with a sign, and why. */
export function TapeStanding({ tape, leastSeconds }: TapeStandingProps) {
  const t = useTranslations("adminTapes");
  const { icon: Icon, color, word } = looks[tape.state];
  return (
    <span className="flex min-w-0 flex-col gap-0.5" data-state={tape.state}>
      <span className={`inline-flex items-center gap-1.5 font-semibold ${color}`}>
        <Icon aria-hidden className="size-4 shrink-0" />
        {t(word)}
      </span>
      <StandingReason tape={tape} leastSeconds={leastSeconds} />
      {tape.kept && (
        <span className="inline-flex items-center gap-1.5 text-muted">
          <Bookmark aria-hidden className="size-4 shrink-0" />
          {t("kept")}
        </span>
      )}
    </span>
  );
}

function StandingReason({ tape, leastSeconds }: TapeStandingProps) {
  const t = useTranslations("adminTapes");
  if (tape.state === "hidden") {
    return (
      <span className="text-muted">
        {t(tape.hiddenBy === "owner" ? "hiddenByOwner" : "hiddenByBroadcast")}
      </span>
    );
  }
  if (tape.state === "tooShort") {
    return <span className="text-muted">{t("tooShortWhy", { seconds: leastSeconds })}</span>;
  }
  if (tape.state === "withheld" && tape.withheldReason !== "") {
    return (
      <bdi className="line-clamp-3 max-w-80 text-muted [overflow-wrap:anywhere]">
        {tape.withheldReason}
      </bdi>
    );
  }
  if (tape.state === "deleted") return <Deletion tape={tape} />;
  return null;
}

function Deletion({ tape }: { readonly tape: AdminTape }) {
  const t = useTranslations("adminTapes");
  const by = {
    owner: t("deletedByOwner"),
    staff: t("deletedByStaff", { name: isolated(tape.deletedByUserId) }),
    retention: t("deletedByRetention"),
  }[tape.deletedBy ?? "owner"];
  return (
    <span className="text-muted">
      {by}
      {tape.deletedAtMs !== null && (
        <>
          {" · "}
          <TimeAgo atMs={tape.deletedAtMs} />
        </>
      )}
    </span>
  );
}
