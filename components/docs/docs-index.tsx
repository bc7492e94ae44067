import { ArrowRight } from "lucide-react";
import { PageLink } from "@/components/ui/page-link";
import { surfaceClass } from "@/components/ui/surface-class";
import type { Messages } from "@/lib/shared/i18n/messages";
import { docPages } from "./doc-pages";

/** What there is to read, one card for each page. */
export function DocsIndex({ text }: { text: Messages["docs"] }) {
  return (
    <div className="flex flex-col gap-6">
      <div>
        <h1 className="text-2xl">{text.title}</h1>
        <p className="mt-1 max-w-prose text-muted">{text.lead}</p>
      </div>
      <ul className="grid gap-4 md:grid-cols-3">
        {docPages(text).map(({ href, title, about }) => (
          <li key={href}>
            <PageLink
              href={href}
              className={surfaceClass(
                "flex h-full flex-col gap-2 p-5 transition-colors duration-150 hover:border-edge",
              )}
            >
              <span className="flex items-center justify-between gap-3 font-bold text-lg">
                {title}
                <ArrowRight aria-hidden className="size-5 shrink-0 text-accent-text" />
              </span>
              <span className="text-pretty text-muted">{about}</span>
            </PageLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
