import { useState } from "react";
import { useCopied } from "@/components/ui/use-copy";
import type { PushAddress } from "@/lib/shared/models";
import { copyLater } from "./key-clipboard";
import type { PushKey } from "./use-push-key";

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
  const [copied, setCopied] = useCopied();
  const [blocked, setBlocked] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const copy = () => {
    setFailure(null);
    copyLater(async () => part(await pushKey.get())).then((done) => {
      setCopied(done);
      setBlocked(!done);
    }, setFailure);
  };
  return { copied, blocked, failure, copy };
}
