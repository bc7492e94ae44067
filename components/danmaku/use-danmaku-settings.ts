"use client";

import { useCallback, useMemo, useRef, useSyncExternalStore } from "react";
import { keep, recall } from "@/components/data/browser-memory";
import { type DanmakuSettings, readDanmakuSettings } from "./danmaku-settings";
import { useReducedMotion } from "./use-reduced-motion";

/** Where the browser keeps them, as one JSON object. */
const storageKey = "mlvb-danmaku";

/** Tells the other parts of this page; `storage` events only reach other tabs. */
const changeEvent = "mlvb-danmaku-change";

export interface DanmakuControl {
  readonly settings: DanmakuSettings;
  /** Whether danmaku are shown: as chosen, else unless the reader prefers reduced motion. */
  readonly shown: boolean;
  readonly reducedMotion: boolean;
  change(patch: Partial<DanmakuSettings>): void;
  /** For the switch and for the key D. */
  toggle(): void;
}

/**
 * The viewer's danmaku settings, the same in every part of the page and in every tab. They live in
 * localStorage; where that is forbidden they hold until the page is left.
 */
export function useDanmakuSettings(): DanmakuControl {
  /** What could not be kept in the browser. */
  const unkept = useRef<string | null>(null);
  const subscribe = useCallback((onChange: () => void) => {
    const onHere = (event: Event) => {
      const kept = !(event instanceof CustomEvent) || typeof event.detail !== "string";
      unkept.current = kept ? null : event.detail;
      onChange();
    };
    const onElsewhere = (event: StorageEvent) => {
      // Without a key: everything was cleared.
      if (event.key === storageKey || event.key === null) onChange();
    };
    window.addEventListener(changeEvent, onHere);
    window.addEventListener("storage", onElsewhere);
    return () => {
      window.removeEventListener(changeEvent, onHere);
      window.removeEventListener("storage", onElsewhere);
    };
  }, []);
  const read = useCallback(() => unkept.current ?? recall(storageKey), []);
  const text = useSyncExternalStore(subscribe, read, () => null);
  const settings = useMemo(() => readDanmakuSettings(text), [text]);
  const reducedMotion = useReducedMotion();
  const shown = settings.shown ?? !reducedMotion;
  const change = useCallback(
    (patch: Partial<DanmakuSettings>) => save({ ...readDanmakuSettings(read()), ...patch }),
    [read],
  );
  const toggle = useCallback(() => change({ shown: !shown }), [change, shown]);
  return { settings, shown, reducedMotion, change, toggle };
}

function save(settings: DanmakuSettings): void {
  const text = JSON.stringify(settings);
  window.dispatchEvent(
    new CustomEvent(changeEvent, { detail: keep(storageKey, text) ? null : text }),
  );
}
