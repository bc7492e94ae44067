import { Check, Copy } from "lucide-react";

/** The picture on a copy button; for a moment it shows that the copy was made. */
export function CopyIcon({ copied }: { copied: boolean }) {
  return copied ? (
    <Check aria-hidden className="size-4 text-ok" />
  ) : (
    <Copy aria-hidden className="size-4" />
  );
}
