import { CopyCode } from "./copy-code";
import { type GuideBlock, guideBlocks } from "./guide-blocks";
import { InlineText } from "./inline-text";

interface GuideTextProps {
  /** In the notation of `guideBlocks`. */
  readonly text: string;
  /** Names the commands in it, for those who hear the page. */
  readonly commandLabel: string;
}

/** The text of one section of a guide. */
export function GuideText({ text, commandLabel }: GuideTextProps) {
  return (
    <div className="flex flex-col gap-3">
      {guideBlocks(text).map((block) => (
        <Block key={keyOf(block)} block={block} commandLabel={commandLabel} />
      ))}
    </div>
  );
}

function Block({ block, commandLabel }: { block: GuideBlock; commandLabel: string }) {
  if (block.kind === "paragraph") {
    return (
      <p className="max-w-prose text-pretty">
        <InlineText text={block.text} />
      </p>
    );
  }
  if (block.kind === "command") return <CopyCode label={commandLabel} code={block.text} />;
  if (block.kind === "terms") return <Terms terms={block.terms} />;
  const List = block.kind === "steps" ? "ol" : "ul";
  const marks = block.kind === "steps" ? "list-decimal" : "list-disc";
  return (
    <List className={`flex max-w-prose flex-col gap-2 pl-6 marker:text-muted ${marks}`}>
      {block.items.map((item) => (
        <li key={item} className="text-pretty pl-1">
          <InlineText text={item} />
        </li>
      ))}
    </List>
  );
}

/** Names and what they mean: side by side where there is room, else below each other. */
function Terms({ terms }: { terms: readonly (readonly [string, string])[] }) {
  return (
    <dl className="border-line border-t">
      {terms.map(([term, meaning]) => (
        <div
          key={term}
          className="grid gap-x-6 gap-y-1 border-line border-b py-2 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]"
        >
          <dt className="font-semibold">
            <InlineText text={term} />
          </dt>
          <dd className="max-w-prose text-pretty">
            <InlineText text={meaning} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** No two blocks of a section say the same. */
function keyOf(block: GuideBlock): string {
  return JSON.stringify(block);
}
