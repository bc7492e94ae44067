"use client";

import { Megaphone } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { readNotices } from "@/components/data/client";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { surfaceClass } from "@/components/ui/surface-class";
import { TimeAgo } from "@/components/ui/time-ago";
import { isolated } from "@/lib/shared/isolated";
import type { StaffNotice } from "@/lib/shared/staff-notice";
import type { StudioView } from "@/lib/shared/studio";
import { useMoment } from "./use-moment";
import { useOrder } from "./use-order";

/** What the staff of the site has to say, until its broadcaster has read it. */
export function StaffNotices({ studio }: { readonly studio: StudioView }) {
  const t = useTranslations("studio");
  const { notices, userId } = studio;
  return (
    // There from the beginning, so that what comes later is read out.
    <div role="status" className="-mb-4 not-empty:mb-0">
      {notices.length > 0 && (
        <section aria-label={t("noticesTitle")} className="flex flex-col gap-3">
          {notices.map((notice) => (
            <NoticeCard key={notice.id} notice={notice} userId={userId} />
          ))}
        </section>
      )}
    </div>
  );
}

interface NoticeCardProps {
  readonly notice: StaffNotice;
  readonly userId: string;
}

function NoticeCard({ notice, userId }: NoticeCardProps) {
  const t = useTranslations("studio");
  const id = useId();
  const title = useNoticeTitle(notice);
  const { pending, failure, give } = useOrder(userId, () => readNotices(userId, [notice.id]));
  const owesReason = notice.kind !== "allowed" && notice.kind !== "message";
  return (
    <article
      data-notice={notice.kind}
      className={surfaceClass(
        "flex flex-wrap items-start gap-x-4 gap-y-3 border-l-4 border-l-accent p-4",
      )}
    >
      <Megaphone aria-hidden className="mt-1 size-5 shrink-0 text-accent-text" />
      <div className="min-w-0 flex-1 basis-56">
        <h2 id={id} className="font-semibold text-base [overflow-wrap:anywhere]">
          {title}
        </h2>
        {notice.text !== "" && (
          <p dir="auto" className="whitespace-pre-line [overflow-wrap:anywhere]">
            {notice.text}
          </p>
        )}
        {notice.text === "" && owesReason && <p className="text-muted">{t("noticeNoReason")}</p>}
        <p className="text-muted text-sm">
          <TimeAgo atMs={notice.sentAtMs} />
        </p>
        {failure !== null && (
          <ProblemNotice error={failure} say={(reason) => t("noticeReadFailed", { reason })} />
        )}
      </div>
      <Button disabled={pending} aria-describedby={id} onClick={give} className="max-sm:w-full">
        {t("noticeRead")}
      </Button>
    </article>
  );
}

function useNoticeTitle({ kind, by, untilMs, title }: StaffNotice): string {
  const t = useTranslations("studio");
  const moment = useMoment();
  const named = { by, title: isolated(title) || t("noticeUntitled") };
  switch (kind) {
    case "message":
      return t("noticeMessage", { by });
    case "stopped":
      return t("noticeStopped", { by });
    case "forbidden":
      if (untilMs === null) return t("noticeForbidden", { by });
      return t("noticeForbiddenUntil", { by, time: moment(untilMs) });
    case "allowed":
      return by === "server" ? t("noticeBanOver") : t("noticeAllowed", { by });
    case "tapeWithheld":
      return t("noticeTapeWithheld", named);
    case "tapeDeleted":
      return t("noticeTapeDeleted", named);
  }
}
