"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { rootKey } from "@/components/data/queries";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import type { SilencedPerson } from "@/lib/shared/chat";
import { banUser, fetchSilences, muteUser } from "./chat-calls";
import { PopoverHead } from "./popover-head";
import { useChatProblem } from "./use-chat-problem";

interface SilenceListProps {
  readonly room: string;
  readonly onClose: () => void;
}

const smallClass = "min-h-8 shrink-0 px-2 py-0.5 text-sm pointer-coarse:min-h-11";

/** Who may not write and until when, and one press that lets them; asked for anew when it opens. */
export function SilenceList({ room, onClose }: SilenceListProps) {
  const t = useTranslations("chat");
  const common = useTranslations("common");
  const problemText = useChatProblem();
  const title = useRef<HTMLHeadingElement>(null);
  const focusTitle = () => title.current?.focus();
  useEffect(focusTitle, []);
  const query = useQuery({
    ...{ queryKey: [...rootKey, "silences", room], queryFn: () => fetchSilences(room) },
    ...{ staleTime: 0, gcTime: 0 },
  });
  const lifting = useMutation({
    mutationFn: ({ userId, how }: SilencedPerson) =>
      how === "ban" ? banUser(userId, 0) : muteUser(room, userId, 0),
    // The button goes with its line.
    onSuccess: focusTitle,
    onSettled: () => query.refetch(),
  });
  const { data, isPending } = query;
  const problem = query.error ?? lifting.error;
  const more = data ? data.total - data.people.length : 0;
  return (
    <div className="flex flex-col">
      <PopoverHead title={t("silences")} heading={title} onClose={onClose} />
      <div className="flex flex-col gap-3 px-4 py-3">
        {isPending && (
          <p role="status" className="flex items-center gap-2 text-muted">
            <Spinner />
            {t("silencesLoading")}
          </p>
        )}
        {problem && (
          <Notice tone="bad">
            {problemText(problem)}{" "}
            {query.error && (
              <Button onClick={() => void query.refetch()} className={smallClass}>
                {common("tryAgain")}
              </Button>
            )}
          </Notice>
        )}
        {data?.total === 0 && <p className="text-muted">{t("silencesNone")}</p>}
        {data && data.people.length > 0 && (
          <ul className="flex flex-col gap-3">
            {data.people.map((person) => (
              <SilencedItem
                key={`${person.how} ${person.userId}`}
                person={person}
                busy={lifting.isPending}
                onLift={() => lifting.mutate(person)}
              />
            ))}
          </ul>
        )}
        {more > 0 && <p className="text-muted text-sm">{t("silencesMore", { count: more })}</p>}
      </div>
    </div>
  );
}

interface SilencedItemProps {
  readonly person: SilencedPerson;
  readonly busy: boolean;
  readonly onLift: () => void;
}

function SilencedItem({ person, busy, onLift }: SilencedItemProps) {
  const t = useTranslations("chat");
  const format = useFormatter();
  const { nickname, how, untilMs } = person;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const until = new Date(untilMs);
  const time = format.dateTime(until, { timeZone, dateStyle: "medium", timeStyle: "short" });
  return (
    <li className="flex items-center justify-between gap-3">
      <span className="flex min-w-0 flex-col">
        <bdi className="truncate">{nickname}</bdi>
        <span className="text-muted text-sm">
          {t(how === "ban" ? "silencedEverywhere" : "silencedHere", { time })}
        </span>
      </span>
      <Button
        onClick={onLift}
        disabled={busy}
        aria-label={t("liftOf", { name: nickname })}
        className={smallClass}
      >
        {t("lift")}
      </Button>
    </li>
  );
}
