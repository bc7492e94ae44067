import { PageLink } from "@/components/ui/page-link";

/** `code` between backticks, or [label](/path). */
const marked = /`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g;

/** One run of text with its code words and links. */
export function InlineText({ text }: { text: string }) {
  const pieces: React.ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(marked)) {
    pieces.push(text.slice(end, match.index));
    const [whole, code, label, href] = match;
    pieces.push(
      code === undefined ? (
        <PageLink
          key={match.index}
          href={href ?? ""}
          className="rounded-control underline decoration-edge underline-offset-4 hover:decoration-current"
        >
          {label}
        </PageLink>
      ) : (
        <code
          key={match.index}
          className="rounded-control bg-sunken px-1 py-0.5 font-mono text-[0.9em] [overflow-wrap:anywhere]"
        >
          {code}
        </code>
      ),
    );
    end = match.index + whole.length;
  }
  pieces.push(text.slice(end));
  return <>{pieces}</>;
}
