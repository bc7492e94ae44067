import { useEffect, useState } from "react";
import type { PushAddress } from "@/lib/shared/models";
import { copyLater } from "./key-clipboard";
import type { PushKey } from "./use-push-key";

/** How long "copied" stays on the button, in milliseconds. */
const confirmationMs = 2500;

interface KeyCopy {
  readonly copied: boolean;
  /** The browser refused the clipboard. */
  readonly blocked: boolean;
  /** Why the key could not be had; null: it could. */
  readonly failure: unknown;
  copy(): void;
}

/** Copies something of the address by one press, whether it is here already or not. */
export function useKeyCopy(pushKey: PushKey, part: (address: PushAddress) => string): KeyCopy {
  const [copied, setCopied] = useState(false);
  const [blocked, setBlocked] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmationMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    setFailure(null);
    copyLater(async () => part(await pushKey.get())).then((done) => {
      setCopied(done);
      setBlocked(!done);
    }, setFailure);
  };
  return { copied, blocked, failure, copy };
}
