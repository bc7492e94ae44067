"use client";

import { type RefObject, useEffect, useRef } from "react";
import { commandOf, focusOf, type PlayerCommand } from "./player-keys";

/** These go on while the key is held; the others would flicker between two states. */
const repeating: ReadonlySet<PlayerCommand> = new Set(["back", "forward", "louder", "softer"]);

/** What each key does; false when there is nothing for it to do, and the page keeps its key. */
export type KeyHandlers = Readonly<Record<PlayerCommand, (() => void) | false>>;

/** The player's keys, on the whole page as people are used to. */
export function usePlayerKeys(
  frameRef: RefObject<HTMLElement | null>,
  characterKeys: boolean,
  handlers: KeyHandlers,
): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      // A modal dialog has the page's keys for itself.
      if (event.isComposing || document.querySelector("dialog:modal")) return;
      const frame = frameRef.current;
      const focus = focusOf(event.target, frame);
      const inPlayer = focus.inPlayer || document.fullscreenElement === frame;
      const command = commandOf(event.key, { ...focus, inPlayer }, characterKeys);
      const handle = command && latest.current[command];
      if (!handle) return;
      event.preventDefault();
      if (!event.repeat || repeating.has(command)) handle();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [frameRef, characterKeys]);
}
