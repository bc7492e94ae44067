"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { userPath } from "@/components/profile/user-path";
import { TapeDate } from "@/components/replay/tape-date";
import { Avatar } from "@/components/ui/avatar";
import { LinkButton } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { TimeAgo } from "@/components/ui/time-ago";
import type { PersonDetail } from "@/lib/shared/admin-people";
import { isolated } from "@/lib/shared/isolated";
import { Fact, FactList } from "../fact-list";
import { Drawer } from "../kit/drawer";
import { StaleNotice } from "../kit/table-states";
import { useSize } from "../system/use-size";
import { PersonHistory } from "./person-history";
import { PersonMenu } from "./person-menu";
import { PersonOutcome } from "./person-outcome";
import { PersonSessions } from "./person-sessions";
import { RoleWord, StateWords } from "./person-words";
import { personQuery } from "./queries";
import { usePeopleProblem } from "./use-people-problem";
import type { PersonOrders } from "./use-person-orders";

interface PersonDrawerProps {
  readonly userId: string;
  readonly orders: PersonOrders;
  /** What the operations are called, by their ids. */
  readonly names: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** Everything that staff sees of one account. */
export function PersonDrawer({ userId, orders, names, onClose }: PersonDrawerProps) {
  const t = useTranslations("adminPeople");
  const problemOf = usePeopleProblem();
  const { data, error, dataUpdatedAt, refetch } = useQuery(personQuery(userId));
  return (
    <Drawer
      title={isolated(data?.nickname ?? userId)}
      onClose={onClose}
      footer={
        <LinkButton href={userPath(userId)} className="pointer-coarse:min-h-11">
          {t("page")}
        </LinkButton>
      }
    >
      <PersonOutcome orders={orders} />
      <StaleNotice error={problemOf(error)} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      {!data && !error && <Spinner />}
      {data && (
        <>
          <div className="flex items-center gap-3">
            <Avatar userId={userId} name={data.nickname} url={data.avatarUrl} className="size-12" />
            <div className="min-w-0 flex-1">
              <bdi className="block font-semibold [overflow-wrap:anywhere]">{userId}</bdi>
              <RoleWord role={data.role} />
            </div>
            <PersonMenu who={data} orders={orders} />
          </div>
          <PersonFacts person={data} />
          <PersonSessions person={data} orders={orders} />
          <PersonHistory person={data} names={names} />
        </>
      )}
    </Drawer>
  );
}

function PersonFacts({ person }: { person: PersonDetail }) {
  const t = useTranslations("adminPeople");
  const format = useFormatter();
  const { lockedMs, bannedUntilMs, mutes, tapes, tapeBytes, reportsAbout, reportsBy } = person;
  const size = useSize()(tapeBytes);
  return (
    <FactList>
      <Fact name={t("state")}>
        <StateWords person={person} />
      </Fact>
      <Fact name={t("nickname")}>
        <bdi>{person.nickname}</bdi>
      </Fact>
      <Fact name={t("created")}>
        <TapeDate atMs={person.createdMs} />
      </Fact>
      <Fact name={t("signedIn")}>
        {person.signedInMs > 0 ? <TimeAgo atMs={person.signedInMs} /> : t("never")}
      </Fact>
      {lockedMs > 0 && (
        <Fact name={t("lockedSince")}>
          <TapeDate atMs={lockedMs} />
        </Fact>
      )}
      {person.lockReason !== "" && (
        <Fact name={t("lockReason")}>
          <bdi>{person.lockReason}</bdi>
        </Fact>
      )}
      <Fact name={t("chatBan")}>
        {bannedUntilMs > 0 ? (
          <>
            {t.rich("bannedUntil", { at: () => <TapeDate atMs={bannedUntilMs} /> })}{" "}
            {t("banBy", { name: isolated(person.bannedBy) })}
          </>
        ) : (
          t("mayWrite")
        )}
        {mutes > 0 && ` · ${t("mutes", { count: mutes })}`}
      </Fact>
      <Fact name={t("broadcasts")}>{format.number(person.broadcasts)}</Fact>
      <Fact name={t("tapes")}>{t("tapesOf", { count: format.number(tapes), size })}</Fact>
      <Fact name={t("reports")}>
        {t("reportsOf", { about: format.number(reportsAbout), by: format.number(reportsBy) })}
      </Fact>
      {person.accessTokens > 0 && (
        <Fact name={t("tokens")}>{format.number(person.accessTokens)}</Fact>
      )}
    </FactList>
  );
}
