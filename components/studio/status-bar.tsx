"use client";

import { Eye, Heart } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { surfaceClass } from "@/components/ui/surface-class";
import type { StudioView } from "@/lib/shared/studio";
import { EndButton } from "./end-button";
import { GoLiveAgainButton } from "./go-live-again-button";
import { GoLiveButton } from "./go-live-button";
import { StatusWords } from "./status-words";

const titleKeys = {
  offline: "stateOffline",
  waiting: "stateWaiting",
  preview: "statePreview",
  live: "stateLive",
  reconnecting: "stateReconnecting",
  ended: "stateEnded",
  forbidden: "stateForbidden",
} as const;

const lights = {
  offline: "bg-edge",
  waiting: "bg-warn motion-safe:animate-breathe",
  preview: "bg-warn",
  live: "bg-accent motion-safe:animate-breathe",
  reconnecting: "bg-warn motion-safe:animate-breathe",
  ended: "bg-edge",
  forbidden: "bg-bad",
} as const;

/** Where the broadcaster stands, in words, with what can be done about it. */
export function StatusBar({ studio }: { readonly studio: StudioView }) {
  const t = useTranslations("studio");
  const { state, userId, publicAtMs } = studio;
  const runs = state === "live" || state === "preview" || state === "reconnecting";
  return (
    <section
      data-studio-state={state}
      className={surfaceClass("flex flex-wrap items-center gap-x-6 gap-y-3 p-4")}
    >
      <div className="flex min-w-0 flex-1 basis-72 items-start gap-3">
        <span
          aria-hidden
          className={classNames("mt-1.5 size-3 shrink-0 rounded-full", lights[state])}
        />
        <div className="min-w-0">
          {/* Only the state is announced, not what ticks. */}
          <div role="status">
            <h2 className="text-lg [overflow-wrap:anywhere]">{t(titleKeys[state])}</h2>
          </div>
          <p className="text-pretty text-muted tabular-nums empty:hidden">
            <StatusWords studio={studio} />
          </p>
        </div>
      </div>
      {runs && publicAtMs !== null && <Figures studio={studio} />}
      <div className="flex flex-wrap items-center gap-2 [overflow-wrap:anywhere] empty:hidden max-sm:w-full max-sm:[&>*]:grow max-sm:[&>button]:whitespace-normal max-sm:[&>button]:px-2">
        {state === "preview" && <GoLiveButton userId={userId} />}
        {runs && <EndButton userId={userId} isPreview={publicAtMs === null} />}
        {state === "ended" && <GoLiveAgainButton userId={userId} />}
      </div>
    </section>
  );
}

function Figures({ studio: { viewerCount, likeCount } }: { readonly studio: StudioView }) {
  const t = useTranslations("common");
  const format = useFormatter();
  const figures = [
    { Icon: Eye, count: viewerCount, words: t("viewers", { count: viewerCount }) },
    { Icon: Heart, count: likeCount, words: t("likes", { count: likeCount }) },
  ];
  return (
    <ul className="flex gap-5 text-lg tabular-nums">
      {figures.map(({ Icon, count, words }, index) => (
        <li
          key={index === 0 ? "viewers" : "likes"}
          title={words}
          className="flex items-center gap-1.5"
        >
          <Icon aria-hidden className="size-4.5 text-muted" />
          <span aria-hidden>{format.number(count)}</span>
          <span className="sr-only">{words}</span>
        </li>
      ))}
    </ul>
  );
}
