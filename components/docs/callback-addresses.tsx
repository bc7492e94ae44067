import { CopyField } from "@/components/ui/copy-field";
import type { Messages } from "@/lib/shared/i18n/messages";
import { InlineText } from "./inline-text";

interface CallbackAddressesProps {
  readonly text: Messages["docs"];
  readonly liveUrl: string;
  readonly imUrl: string;
  /** Whether the operator has said how the outside reaches this server. */
  readonly isPublic: boolean;
}

/** What to enter in the consoles for this very server; no key is in it. */
export function CallbackAddresses({ text, liveUrl, imUrl, isPublic }: CallbackAddressesProps) {
  return (
    <div className="flex max-w-prose flex-col gap-3">
      <CopyField label={text.liveUrl} value={liveUrl} />
      <CopyField label={text.imUrl} value={imUrl} />
      <p className="text-pretty text-muted text-sm">
        <InlineText text={isPublic ? text.fromPublicUrl : text.fromRequest} />
      </p>
    </div>
  );
}
