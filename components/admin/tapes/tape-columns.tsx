import { Play } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AdminTape } from "@/lib/shared/admin-tapes";
import { formatDuration } from "@/lib/shared/format/duration";
import { isolated } from "@/lib/shared/isolated";
import { RowMenu } from "../kit/row-menu";
import type { Column } from "../kit/table-columns";
import { useSize } from "../system/use-size";
import { useTapeMenu } from "./tape-menu";
import { TapeStanding } from "./tape-standing";
import type { TapeActions } from "./use-tape-actions";

interface TapeColumnsOptions {
  readonly actions: TapeActions;
  readonly leastSeconds: number;
  readonly onOpen: (tape: AdminTape) => void;
}

/** What the list tells of each recording. */
export function useTapeColumns(options: TapeColumnsOptions): readonly Column<AdminTape>[] {
  const { actions, leastSeconds, onOpen } = options;
  const t = useTranslations("adminTapes");
  const format = useFormatter();
  const bytes = useSize();
  const menuOf = useTapeMenu(actions);
  return [
    {
      id: "title",
      title: t("recording"),
      narrow: "title",
      cell: (tape) => (
        <button
          type="button"
          onClick={() => onOpen(tape)}
          className="inline-flex min-h-6 max-w-72 items-start gap-1.5 rounded-control text-left font-semibold underline-offset-2 hover:underline pointer-coarse:min-h-11"
        >
          <Play aria-hidden className="mt-1 size-3.5 shrink-0 text-muted" />
          <bdi className="line-clamp-2 [overflow-wrap:anywhere]">{tape.title || t("untitled")}</bdi>
        </button>
      ),
    },
    {
      id: "broadcaster",
      title: t("broadcaster"),
      cell: ({ userId, nickname }) => (
        <PageLink
          href={`/admin/tapes?${new URLSearchParams({ userid: userId })}`}
          className="flex max-w-52 flex-col underline-offset-2 hover:underline"
        >
          <bdi className="[overflow-wrap:anywhere]">{nickname || userId}</bdi>
          <bdi className="text-muted [overflow-wrap:anywhere]">{userId}</bdi>
        </PageLink>
      ),
    },
    {
      id: "state",
      title: t("state"),
      cell: (tape) => <TapeStanding tape={tape} leastSeconds={leastSeconds} />,
    },
    { id: "ended", title: t("ended"), cell: ({ endedAtMs }) => <TimeAgo atMs={endedAtMs} /> },
    {
      id: "length",
      title: t("length"),
      align: "end",
      cell: ({ durationSeconds }) => formatDuration(durationSeconds),
    },
    {
      id: "size",
      title: t("size"),
      align: "end",
      cell: ({ storedBytes }) => bytes(storedBytes),
    },
    {
      id: "views",
      title: t("views"),
      align: "end",
      cell: ({ viewCount }) => format.number(viewCount),
    },
    {
      id: "actions",
      title: t("actions"),
      narrow: "corner",
      cell: (tape) => (
        <RowMenu
          label={t("actionsFor", { title: isolated(tape.title || t("untitled")) })}
          items={[{ id: "open", label: t("open"), onSelect: () => onOpen(tape) }, ...menuOf(tape)]}
        />
      ),
    },
  ];
}
