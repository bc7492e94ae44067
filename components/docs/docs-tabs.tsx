import { PageLink } from "@/components/ui/page-link";
import { tabClass } from "@/components/ui/tab-class";
import type { Messages } from "@/lib/shared/i18n/messages";
import { docPages } from "./doc-pages";

/** The ways between the pages of the documentation. */
export function DocsTabs({ here, text }: { here: string; text: Messages["docs"] }) {
  return (
    <nav aria-label={text.title} className="flex gap-1 overflow-x-auto border-line border-b">
      {[{ href: "/docs", title: text.title }, ...docPages(text)].map(({ href, title }) => (
        <PageLink
          key={href}
          href={href}
          aria-current={href === here ? "page" : undefined}
          className={tabClass(href === here, "whitespace-nowrap")}
        >
          {title}
        </PageLink>
      ))}
    </nav>
  );
}
