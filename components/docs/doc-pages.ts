import type { Messages } from "@/lib/shared/i18n/messages";

/** The pages of the documentation, in the order in which they are offered. */
export function docPages(text: Messages["docs"]) {
  return [
    {
      href: "/docs/broadcasting",
      title: text.broadcastingTitle,
      about: text.broadcastingAbout,
    },
    { href: "/docs/api", title: text.apiTitle, about: text.apiAbout },
    { href: "/docs/operations", title: text.operationsTitle, about: text.operationsAbout },
    {
      href: "/docs/console-api",
      title: text.consoleApiTitle,
      about: text.consoleApiAbout,
    },
    { href: "/docs/embedding", title: text.embeddingTitle, about: text.embeddingAbout },
    { href: "/docs/tencent", title: text.tencentTitle, about: text.tencentAbout },
    { href: "/docs/callbacks", title: text.callbacksTitle, about: text.callbacksAbout },
    { href: "/docs/webhooks", title: text.webhooksTitle, about: text.webhooksAbout },
  ] as const;
}
