"use client";

import { X } from "lucide-react";
import { type RefObject, useId, useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { placePanel } from "./place-panel";
import { SettingsForm } from "./settings-form";

interface SettingsDialogProps {
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/**
 * The danmaku settings beside their button; a sheet on a phone. A modal `<dialog>`: the browser
 * keeps the focus inside, gives it back and shows it in full screen. Dark in both themes, like the
 * picture it stands over, which stays visible while it is tried out.
 */
export function SettingsDialog({ opener, onClose }: SettingsDialogProps) {
  const t = useTranslations("danmaku");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

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
    element.showModal();
    place();
    // It grows when the list of words is opened.
    const growth = new ResizeObserver(place);
    growth.observe(element);
    window.addEventListener("resize", place);
    return () => {
      growth.disconnect();
      window.removeEventListener("resize", place);
      // Closed before it leaves the page: only then does the browser give the focus back.
      element.close();
    };
  }, [opener]);

  // The dialog itself is hit only where its contents are not: on its backdrop.
  useLayoutEffect(() => {
    const element = dialog.current;
    const onPress = (event: PointerEvent) => {
      if (event.target === element) onClose();
    };
    element?.addEventListener("pointerdown", onPress);
    return () => element?.removeEventListener("pointerdown", onPress);
  }, [onClose]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      onClose={(event) => {
        // Told late, of a dialog that is open again since (React mounts twice in development).
        if (!event.currentTarget.open) onClose();
      }}
      className="scheme-dark pointer-events-auto fixed open:flex m-0 max-w-none cursor-auto flex-col overflow-hidden border border-line bg-raised text-left text-base text-text motion-safe:animate-appear max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:max-h-[75dvh] max-sm:w-full max-sm:rounded-t-surface max-sm:pb-[env(safe-area-inset-bottom)] sm:top-(--panel-top) sm:left-(--panel-left) sm:max-h-[calc(100dvh-1rem)] sm:w-88 sm:rounded-surface backdrop:bg-transparent"
    >
      <div className="flex shrink-0 items-center justify-between border-line border-b py-1 pr-1 pl-4">
        <h2 id={`${id}-title`} className="text-lg">
          {t("settings")}
        </h2>
        <button
          type="button"
          aria-label={t("close")}
          onClick={onClose}
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
