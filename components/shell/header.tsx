"use client";

import { Radio, ShieldCheck } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { useSession } from "@/components/session/session-provider";
import { signInPath } from "@/components/session/sign-in-path";
import { buttonClass, LinkButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { PageLink } from "@/components/ui/page-link";
import { AccountCorner } from "./account-corner";
import { LanguageSwitch } from "./language-switch";
import { Logo } from "./logo";
import { PreferenceForm } from "./preference-form";
import { SearchLink } from "./search-link";
import { ThemeSwitch } from "./theme-switch";

/** The bar on top of every page but those that other sites show in a frame. */
export function Header() {
  return usePathname().startsWith("/embed/") ? null : <HeaderBar />;
}

function HeaderBar() {
  const session = useSession();
  const { signedOutSince } = session;
  const isAdmin = session.isAdmin && !signedOutSince;
  const t = useTranslations("common");
  const pathname = usePathname();
  // Home is where one comes anyway.
  const comesBack = !["/", "/login", "/register"].includes(pathname);
  const placeOf = (path: string) => {
    const isBelow = path !== "/" && pathname.startsWith(`${path}/`);
    return {
      href: path,
      "aria-current": pathname === path ? ("page" as const) : isBelow || undefined,
      className: classNames(
        "inline-flex min-h-10 min-w-10 items-center justify-center gap-2 rounded-control px-3 transition-colors max-sm:px-2 duration-150 hover:bg-sunken",
        pathname === path || isBelow ? "font-semibold text-text" : "text-muted hover:text-text",
      ),
    };
  };
  return (
    <header className="sticky top-0 z-40 border-line border-b bg-ground/95 backdrop-blur-sm immersive:hidden sideways:hidden">
      <div className="mx-auto flex min-h-14 w-full max-w-7xl [html:has([data-wide])_&]:max-w-[max(80rem,min(100vw-2rem,104rem))] flex-wrap items-center gap-1 max-[410px]:gap-0 whitespace-nowrap px-4 max-[370px]:px-2 max-[410px]:pr-2 sm:px-6">
        <PageLink
          href="/"
          className="mr-auto flex min-h-10 items-center gap-2.5 rounded-control font-extrabold text-lg tracking-tight sm:mr-4"
        >
          <Logo className="size-8 shrink-0" />
          <span className="max-sm:sr-only">{t("productName")}</span>
        </PageLink>
        <nav aria-label={t("mainNavigation")} className="flex sm:mr-auto">
          {/* On the phone the mark alone leads home. */}
          <span className="max-sm:hidden">
            <PageLink {...placeOf("/")}>{t("home")}</PageLink>
          </span>
          <PageLink {...placeOf("/studio")}>
            <Radio aria-hidden className="size-4 shrink-0 max-sm:hidden" />
            {t("studio")}
          </PageLink>
          {/* The narrowest phones have no room for it. */}
          <span className={isAdmin ? "max-sm:hidden" : "max-[350px]:hidden"}>
            <PageLink {...placeOf("/docs")}>{t("docs")}</PageLink>
          </span>
          {isAdmin && (
            <PageLink {...placeOf("/admin")}>
              <ShieldCheck aria-hidden className="size-4 shrink-0" />
              <span className="max-sm:sr-only">{t("admin")}</span>
            </PageLink>
          )}
        </nav>
        <SearchLink />
        <PreferenceForm />
        <LanguageSwitch />
        <ThemeSwitch />
        {signedOutSince ? (
          // A full load: the former session's pages go with it.
          <a href={signInPath(pathname)} className={buttonClass("secondary", "ml-1 px-3")}>
            {t("signIn")}
          </a>
        ) : session.account ? (
          <AccountCorner account={session.account} />
        ) : (
          <LinkButton href={comesBack ? signInPath(pathname) : "/login"} className="ml-1 px-3">
            {t("signIn")}
          </LinkButton>
        )}
      </div>
    </header>
  );
}
