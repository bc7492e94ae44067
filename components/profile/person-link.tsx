import { Avatar } from "@/components/ui/avatar";
import { PageLink } from "@/components/ui/page-link";
import { userPath } from "./user-path";

interface PersonLinkProps {
  readonly of: {
    readonly userId: string;
    readonly nickname: string;
    readonly avatarUrl: string;
  };
}

/** Whose live or recording it is, and the way to the page about them. */
export function PersonLink({ of: { userId, nickname, avatarUrl } }: PersonLinkProps) {
  return (
    <PageLink
      href={userPath(userId)}
      className="flex min-w-0 items-center gap-3 rounded-control pointer-coarse:min-h-11"
    >
      <Avatar userId={userId} name={nickname} url={avatarUrl} />
      <bdi className="min-w-0 truncate font-semibold">{nickname}</bdi>
    </PageLink>
  );
}
