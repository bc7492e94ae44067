import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { Messages } from "@/lib/shared/i18n/messages";
import { docPages } from "./doc-pages";

/** The ways between the pages of the documentation. */
export function DocsTabs({ here, text }: { here: string; text: Messages["docs"] }) {
  return (
    <nav aria-label={text.title} className="flex gap-1 overflow-x-auto border-line border-b">
      {[{ href: "/docs", title: text.title }, ...docPages(text)].map(({ href, title }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === here ? "page" : undefined}
          className={classNames(
            "-mb-px inline-flex min-h-10 items-center whitespace-nowrap border-b-2 px-3",
            href === here
              ? "border-accent font-semibold text-text"
              : "border-transparent text-muted hover:text-text",
          )}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
