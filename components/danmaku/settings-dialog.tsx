"use client";

import { X } from "lucide-react";
import { type RefObject, useId, useLayoutEffect } from "react";
import { useTranslations } from "use-intl";
import { useModal } from "@/components/ui/use-modal";
import { placePanel } from "./place-panel";
import { SettingsForm } from "./settings-form";

interface SettingsDialogProps {
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/**
 * The danmaku settings beside their button; a sheet on a phone. A modal `<dialog>`, because that is
 * seen in full screen too. Dark in both themes, like the picture it stands over, which stays visible
 * while it is tried out.
 */
export function SettingsDialog({ opener, onClose }: SettingsDialogProps) {
  const t = useTranslations("danmaku");
  const id = useId();
  const dialog = useModal(onClose);

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const place = () => {
      const button = opener.current?.getBoundingClientRect();
      if (!button) return;
      const { leftPx, topPx } = placePanel(
        button,
        { widthPx: element.offsetWidth, heightPx: element.offsetHeight },
        { widthPx: window.innerWidth, heightPx: window.innerHeight },
      );
      element.style.setProperty("--panel-left", `${leftPx}px`);
      element.style.setProperty("--panel-top", `${topPx}px`);
    };
    place();
    // It grows when the list of words is opened.
    const growth = new ResizeObserver(place);
    growth.observe(element);
    window.addEventListener("resize", place);
    return () => {
      growth.disconnect();
      window.removeEventListener("resize", place);
    };
  }, [dialog, opener]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      className="scheme-dark pointer-events-auto fixed open:flex m-0 max-w-none cursor-auto flex-col overflow-hidden border border-line bg-raised text-left text-base text-text motion-safe:animate-appear max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:max-h-[75dvh] max-sm:w-full max-sm:rounded-t-surface max-sm:pb-[env(safe-area-inset-bottom)] sm:top-(--panel-top) sm:left-(--panel-left) sm:max-h-[calc(100dvh-1rem)] sm:w-88 sm:rounded-surface backdrop:bg-transparent"
    >
      <div className="flex shrink-0 items-center justify-between border-line border-b py-1 pr-1 pl-4">
        <h2 id={`${id}-title`} className="text-lg">
          {t("settings")}
        </h2>
        <button
          type="button"
          aria-label={t("close")}
          onClick={() => dialog.current?.close()}
          className="grid size-11 place-items-center rounded-control hover:bg-sunken"
        >
          <X aria-hidden className="size-5" />
        </button>
      </div>
      <div className="min-h-0 overflow-y-auto overscroll-contain">
        <SettingsForm />
      </div>
    </dialog>
  );
}
