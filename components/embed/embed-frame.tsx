"use client";

import { ExternalLink } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { EmbedLook } from "./embed-look";

interface EmbedFrameProps {
  readonly look: EmbedLook;
  /** Of the page on this site that shows the same, from the root. */
  readonly path: string;
  readonly title: string;
  readonly player: ReactNode;
  readonly chat: ReactNode;
  /** What the chat here cannot do. */
  readonly note?: string;
}

/**
 * A room or recording in a frame of another site: it fills the frame, whatever its size, and every
 * link opens a page of its own, because the frame is no place for our other pages.
 */
export function EmbedFrame({ look, path, title, player, chat, note }: EmbedFrameProps) {
  const { show } = look;
  const frame = useRef<HTMLDivElement>(null);
  useLeavingLinks(frame);
  return (
    <div ref={frame} className="fixed inset-0 [container-type:size] bg-ground text-text">
      <h1 className="sr-only">{title}</h1>
      <div
        className={classNames(
          "grid size-full grid-cols-[minmax(0,1fr)]",
          show === "both" &&
            "@lg:grid-cols-[minmax(0,1fr)_minmax(13rem,22rem)] @lg:grid-rows-1 grid-rows-[auto_minmax(0,1fr)]",
        )}
      >
        {show !== "chat" && (
          <div
            className={classNames(
              "relative isolate grid overflow-clip bg-black",
              show === "both" &&
                "@lg:aspect-auto aspect-video @lg:h-full max-h-[55cqh] @lg:max-h-none w-full",
            )}
          >
            {player}
            {show === "player" && <OwnSite path={path} className="absolute top-2 right-2 z-10" />}
          </div>
        )}
        {show !== "player" && (
          <div className="relative flex min-h-0 flex-col">
            <div className="relative min-h-0 flex-1 *:absolute *:inset-0">{chat}</div>
            <p className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1 px-3 py-1.5 text-muted text-sm">
              <span>{note}</span>
              <OwnSite path={path} />
            </p>
          </div>
        )}
      </div>
    </div>
  );
}

function OwnSite({ path, className }: { readonly path: string; readonly className?: string }) {
  const t = useTranslations("embed");
  return (
    <a
      href={path}
      target="_blank"
      rel="noopener"
      className={classNames(
        "inline-flex min-h-8 max-w-full shrink-0 items-center gap-1.5 rounded-full bg-black/70 px-2.5 py-0.5 font-semibold text-sm text-white",
        className,
      )}
    >
      <ExternalLink aria-hidden className="size-3.5" />
      {t("open")}
    </a>
  );
}

/** A link of the page that is shown here would lead the frame to a page that shows in no frame. */
function useLeavingLinks(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const leave = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank") return;
      event.preventDefault();
      event.stopPropagation();
      window.open(link.href, "_blank", "noopener");
    };
    element.addEventListener("click", leave, { capture: true });
    return () => element.removeEventListener("click", leave, { capture: true });
  }, [frame]);
}
