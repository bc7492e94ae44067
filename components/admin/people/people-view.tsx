"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { EmptyScene } from "@/components/ui/empty-scene";
import { TimeAgo } from "@/components/ui/time-ago";
import type { PeoplePage, PersonRow } from "@/lib/shared/admin-people";
import { isolated } from "@/lib/shared/isolated";
import { AdminFrame } from "../kit/admin-frame";
import { CursorPager } from "../kit/cursor-pager";
import { DataTable } from "../kit/data-table";
import type { Column } from "../kit/table-columns";
import { StaleNotice } from "../kit/table-states";
import { useUrlFilters } from "../kit/use-url-filters";
import { listQuery, peopleFilterNames } from "./filter-names";
import { PeopleFilters } from "./people-filters";
import { PeopleTabs } from "./people-tabs";
import { PersonDrawer } from "./person-drawer";
import { PersonMenu } from "./person-menu";
import { isAsked, PersonOrderDialog } from "./person-order-dialog";
import { MadePassword, PersonOutcome } from "./person-outcome";
import { RoleWord, StateWords } from "./person-words";
import { peopleQuery } from "./queries";
import { usePersonOrders } from "./use-person-orders";

interface PeopleViewProps {
  /** What the server has put into the page, and the question that it answers; null: a wrong one. */
  readonly initial: PeoplePage | null;
  readonly initialQuery: string;
  /** What the operations are called, by their ids. */
  readonly names: Readonly<Record<string, string>>;
}

/** The accounts of this server and what can be done about them. */
export function PeopleView({ initial, initialQuery, names }: PeopleViewProps) {
  const t = useTranslations("adminPeople");
  const url = useUrlFilters(peopleFilterNames);
  const { filters, set } = url;
  const query = listQuery(url.query);
  const orders = usePersonOrders();
  const { data, error, isPlaceholderData, isPending, dataUpdatedAt, refetch } = useQuery({
    ...peopleQuery(query),
    ...(initial && query === initialQuery && { initialData: initial }),
  });
  // The place in the list stays while somebody is looked at.
  const open = (person: string) => set({ person, cursor: filters.cursor });
  const columns: readonly Column<PersonRow>[] = [
    {
      id: "person",
      title: t("person"),
      narrow: "title",
      cell: (person) => <PersonCell person={person} query={query} onOpen={open} />,
    },
    { id: "role", title: t("role"), cell: ({ role }) => <RoleWord role={role} /> },
    { id: "state", title: t("state"), cell: (person) => <StateWords person={person} /> },
    { id: "created", title: t("created"), cell: ({ createdMs }) => <TimeAgo atMs={createdMs} /> },
    {
      id: "signedIn",
      title: t("signedIn"),
      cell: ({ signedInMs }) =>
        signedInMs > 0 ? <TimeAgo atMs={signedInMs} /> : <span className="text-muted">–</span>,
    },
    {
      id: "actions",
      title: t("actions"),
      narrow: "corner",
      cell: (person) => (
        <PersonMenu who={person} orders={orders} onOpen={() => open(person.userId)} />
      ),
    },
  ];
  return (
    <AdminFrame here="people" title={t("title")} lead={t("lead")}>
      <PeopleTabs here="accounts" />
      <PeopleFilters url={url} />
      {filters.person === "" && <PersonOutcome orders={orders} />}
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <DataTable
        caption={t("accounts")}
        columns={columns}
        rows={data?.people}
        rowKey={({ userId }) => userId}
        busy={isPending || isPlaceholderData}
        empty={<EmptyScene title={t("emptyTitle")} text={t("emptyText")} />}
      />
      {data && data.total > 0 && (
        <CursorPager
          next={data.next}
          cursor={filters.cursor}
          onTurn={(cursor) => set({ cursor })}
          count={t(data.isTotalCut ? "totalCut" : "total", { count: data.total })}
        />
      )}
      {filters.person !== "" && (
        <PersonDrawer
          key={filters.person}
          userId={filters.person}
          orders={orders}
          names={names}
          onClose={() => open("")}
        />
      )}
      {orders.asked && isAsked(orders.asked.order) && (
        <PersonOrderDialog order={orders.asked.order} who={orders.asked.who} orders={orders} />
      )}
      <MadePassword orders={orders} />
    </AdminFrame>
  );
}

interface PersonCellProps {
  readonly person: PersonRow;
  readonly query: string;
  readonly onOpen: (userId: string) => void;
}

/** Who it is; a link to the detail, which opens it here. */
function PersonCell({ person, query, onOpen }: PersonCellProps) {
  const t = useTranslations("adminPeople");
  const { userId, nickname, avatarUrl } = person;
  const address = new URLSearchParams(query);
  address.set("person", userId);
  return (
    <span className="flex items-center gap-3">
      <Avatar userId={userId} name={nickname} url={avatarUrl} className="size-8" />
      <span className="flex min-w-0 flex-col">
        <a
          href={`/admin/people?${address}`}
          aria-label={t("detailsOf", { name: isolated(nickname) })}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(userId);
          }}
          className="inline-flex min-h-6 items-center font-semibold underline-offset-2 hover:underline pointer-coarse:min-h-11"
        >
          <bdi>{nickname}</bdi>
        </a>
        <bdi className="text-muted text-sm">{userId}</bdi>
      </span>
    </span>
  );
}
