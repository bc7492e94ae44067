import { userPath } from "@/components/profile/user-path";
import { Avatar } from "@/components/ui/avatar";
import { PageLink } from "@/components/ui/page-link";
import type { ChatPerson } from "@/lib/shared/chat";

/** Somebody's name and user name, leading to the own page. */
export function PersonName({ person: { userId, nickname } }: { readonly person: ChatPerson }) {
  return (
    <PageLink
      href={userPath(userId)}
      className="flex min-h-11 min-w-0 items-center gap-3 rounded-control hover:underline"
    >
      <Avatar userId={userId} name={nickname} url="" className="size-8" />
      <span className="flex min-w-0 flex-col">
        <bdi className="truncate font-semibold">{nickname}</bdi>
        {nickname !== userId && <bdi className="truncate text-muted text-sm">{userId}</bdi>}
      </span>
    </PageLink>
  );
}
