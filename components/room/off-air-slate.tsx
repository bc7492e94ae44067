import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { LinkButton } from "@/components/ui/button";
import { TimeAgo } from "@/components/ui/time-ago";
import { formatDuration } from "@/lib/shared/format/duration";
import { isolated } from "@/lib/shared/isolated";
import type { LastLive, RoomPage } from "@/lib/shared/room-page";
import { Slate } from "./slate";
import type { StageState } from "./stage-state";

interface OffAirSlateProps {
  readonly room: RoomPage;
  readonly state: Exclude<StageState, "live" | "reconnecting">;
}

/** The stage while nobody is on it; the room turns live by itself. */
export function OffAirSlate({ room, state }: OffAirSlateProps) {
  const t = useTranslations("room");
  const { nickname, lastLive } = room;
  const name = isolated(nickname);
  if (state === "forbidden") {
    return (
      <Slate room={room} state={state} title={t("forbiddenTitle")}>
        <Words>{t("forbiddenText", { name })}</Words>
      </Slate>
    );
  }
  if (state === "waiting" || !lastLive) {
    return (
      <Slate room={room} state={state} title={t("waitingTitle", { name })}>
        <Words>{t("waitingText")}</Words>
      </Slate>
    );
  }
  if (state === "ended") {
    return (
      <Slate room={room} state={state} title={t("endedTitle")}>
        <Summary lastLive={lastLive} />
      </Slate>
    );
  }
  return (
    <Slate room={room} state={state} title={t("offlineTitle", { name })}>
      <Words>
        {t.rich("offlineLast", { ago: () => <TimeAgo atMs={lastLive.endedAtMs} /> })}{" "}
        {t("offlineText")}
      </Words>
    </Slate>
  );
}

function Words({ children }: { readonly children: ReactNode }) {
  return <p className="max-w-md text-pretty text-base text-white/85">{children}</p>;
}

/** How the broadcast was, and the way to see it again; that appears when it is ready. */
function Summary({ lastLive }: { readonly lastLive: LastLive }) {
  const t = useTranslations("room");
  const format = useFormatter();
  const { startedAtMs, endedAtMs, likeCount, tapeFileId, tapeComes } = lastLive;
  return (
    <>
      <dl className="flex gap-6">
        <Figure name={t("endedLength")}>{formatDuration((endedAtMs - startedAtMs) / 1000)}</Figure>
        {likeCount !== null && <Figure name={t("endedLikes")}>{format.number(likeCount)}</Figure>}
      </dl>
      {tapeFileId !== null && (
        <LinkButton variant="primary" href={`/vod/${encodeURIComponent(tapeFileId)}`}>
          {t("watchTape")}
        </LinkButton>
      )}
      {tapeComes && <Words>{t("tapeComes")}</Words>}
      {tapeFileId === null && !tapeComes && (
        <Words>{t.rich("endedAgo", { ago: () => <TimeAgo atMs={endedAtMs} /> })}</Words>
      )}
    </>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-sm text-white/85">{name}</dt>
      <dd className="font-bold text-lg tabular-nums">{children}</dd>
    </div>
  );
}
