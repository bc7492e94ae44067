import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

interface AddressFoldProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What is needed once, folded away under its title. */
export function AddressFold({ title, children }: AddressFoldProps) {
  return (
    <details className="group/fold border-line border-b last:border-b-0">
      <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-2 font-semibold text-sm [&::-webkit-details-marker]:hidden">
        {title}
        <ChevronDown
          aria-hidden
          className="size-4 text-muted transition-transform duration-150 group-open/fold:rotate-180 motion-reduce:transition-none"
        />
      </summary>
      <div className="pt-1 pb-4">{children}</div>
    </details>
  );
}
