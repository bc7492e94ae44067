"use client";

import { ChevronRight } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Spinner } from "@/components/ui/spinner";
import type { CallableOperation } from "./console-call";

const RequestConsole = lazy(() => import("./request-console"));

/** Opens the console of an operation; the browser closes the one that was open. */
export function TryIt({ operation }: { operation: CallableOperation }) {
  const t = useTranslations("api");
  const details = useRef<HTMLDetailsElement>(null);
  const [wasOpen, setWasOpen] = useState(false);
  // The browser opens it by itself, maybe before anybody listens.
  useEffect(() => {
    if (details.current?.open) setWasOpen(true);
  }, []);
  return (
    <details
      ref={details}
      name="api-console"
      onToggle={(event) => {
        if (event.currentTarget.open) setWasOpen(true);
      }}
      className="group"
    >
      <summary className="inline-flex min-h-10 list-none items-center gap-2 rounded-control pr-3 font-semibold [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 transition-transform duration-150 group-open:rotate-90"
        />
        {t("tryIt")}
        <span className="sr-only">{operation.name}</span>
      </summary>
      {wasOpen && (
        <Suspense fallback={<Spinner />}>
          <RequestConsole operation={operation} />
        </Suspense>
      )}
    </details>
  );
}
