"use client";

import { CircleUserRound, LogOut, type LucideIcon, Radio, UserRoundCog } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent } from "react";
import { useTranslations } from "use-intl";
import { steppedIndex } from "@/components/chat/stepped-index";
import { userPath } from "@/components/profile/user-path";
import { classNames } from "@/components/ui/class-names";
import { PageLink } from "@/components/ui/page-link";
import type { AccountView } from "@/lib/shared/models";

interface AccountMenuProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly id: string;
  readonly account: AccountView;
  /** The button that opens it; gets the keyboard back. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onOpen: (open: boolean) => void;
  readonly onLeave: () => void;
}

/** The browser sends it itself where our scripts are not there yet. */
const signOutFormId = "sign-out";

const itemClass =
  "flex min-h-10 w-full items-center gap-2.5 rounded-control px-3 py-2 text-left text-base text-text hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-offset-[-2px] pointer-coarse:min-h-11";

/** The menu of the account (ARIA Authoring Practices, Menu Button): arrows, Home, End, Escape. */
export function AccountMenu({ ref, id, account, button, onOpen, onLeave }: AccountMenuProps) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const name = account.nickname || account.userId;
  const items = () =>
    Array.from(ref.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? []);
  const noteOpen = useEffectEvent((isOpen: boolean) => {
    onOpen(isOpen);
    if (isOpen && !ref.current?.contains(document.activeElement)) items()[0]?.focus();
  });
  useEffect(() => {
    const menu = ref.current;
    const onToggle = (event: Event) => noteOpen((event as ToggleEvent).newState === "open");
    menu?.addEventListener("toggle", onToggle);
    // Opened before this script was there.
    if (menu?.matches(":popover-open")) noteOpen(true);
    return () => menu?.removeEventListener("toggle", onToggle);
  }, [ref]);
  const close = () => ref.current?.hidePopover();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") {
      // From the button on, as if the menu had not been there.
      button.current?.focus();
      return close();
    }
    const all = items();
    const next = steppedIndex(event.key, all.indexOf(event.target as HTMLElement), all.length);
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  };
  const link = (href: string, icon: LucideIcon, label: string) => (
    <MenuLink href={href} icon={icon} label={label} onSelect={close} />
  );
  return (
    <div
      ref={ref}
      id={id}
      popover="auto"
      className="fixed inset-auto top-13 right-[max(1rem,(100vw-80rem)/2+1.5rem)] m-0 w-60 whitespace-normal rounded-surface border border-line bg-raised p-1 text-text shadow-lift motion-safe:animate-appear"
    >
      <p className="px-3 pt-2 pb-1">
        <bdi className="line-clamp-2 font-semibold [overflow-wrap:anywhere]">{name}</bdi>
        {name !== account.userId && (
          <bdi className="block truncate text-muted text-sm">{account.userId}</bdi>
        )}
      </p>
      <div role="menu" aria-label={t("menuOf", { name })} tabIndex={-1} onKeyDown={onKeyDown}>
        {link(userPath(account.userId), CircleUserRound, t("ownPage"))}
        {link("/account", UserRoundCog, t("account"))}
        {link("/studio", Radio, t("openStudio"))}
        <button
          type="submit"
          form={signOutFormId}
          role="menuitem"
          tabIndex={-1}
          className={classNames(itemClass, "mt-1 rounded-t-none border-line border-t")}
        >
          <LogOut aria-hidden className="size-4 shrink-0 text-muted" />
          {common("signOut")}
        </button>
      </div>
      <form
        id={signOutFormId}
        method="post"
        action="/api/account/logout"
        hidden
        onSubmit={(event) => {
          event.preventDefault();
          close();
          onLeave();
        }}
      />
    </div>
  );
}

interface MenuLinkProps {
  readonly href: string;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onSelect: () => void;
}

function MenuLink({ href, icon: Icon, label, onSelect }: MenuLinkProps) {
  return (
    <PageLink href={href} role="menuitem" tabIndex={-1} onClick={onSelect} className={itemClass}>
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      {label}
    </PageLink>
  );
}
