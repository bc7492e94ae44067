"use client";

import { useEffect, useState } from "react";

/** How long "copied" stays on the button, in milliseconds. */
const confirmationMs = 2500;

/** Whether something was copied a moment ago. */
export function useCopied(): readonly [boolean, (copied: boolean) => void] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmationMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return [copied, setCopied];
}

/** Copies `text` and says for a moment that it did. */
export function useCopy(text: string): { copied: boolean; copy: () => void } {
  const [copied, setCopied] = useCopied();
  const copy = () => {
    void copyText(text).then(setCopied);
  };
  return { copied, copy };
}

/** The clipboard API exists only over https and on localhost; a LAN address has the old way. */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Without the permission the old way may still work.
    }
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
