import { useTranslations } from "use-intl";
import type { AuditEntry } from "@/lib/shared/audit";

const ways = {
  session: "viaSession",
  token: "viaToken",
  cli: "viaCli",
  system: "viaSystem",
  setup: "viaSetup",
} as const;

const outcomes = {
  done: "outcomeDone",
  begun: "outcomeBegun",
  unverified: "outcomeUnverified",
  notFound: "outcomeNotFound",
  conflict: "outcomeConflict",
  cloudUnavailable: "outcomeCloud",
  serverFault: "outcomeFault",
} as const;

/** Done by others than the routes: the command line, the server itself, and staff in chats. */
const ownActions = {
  chatHide: "chatHide",
  chatMute: "chatMute",
  chatMuteAll: "chatMuteAll",
  chatRules: "chatRules",
  createAdmin: "createAdmin",
  setRole: "setRole",
  restoreBackup: "restoreBackup",
} as const;

/** The log's own words in the reader's language; what is unknown stays as it was written. */
export function useAuditWords(names: Readonly<Record<string, string>>) {
  const t = useTranslations("adminAudit");
  return {
    /** Everything that can stand in the log. */
    actions: [...Object.keys(names), ...Object.keys(ownActions)],
    action(action: string): string {
      const own = ownActions[action as keyof typeof ownActions];
      return names[action] ?? (own ? t(own) : action);
    },
    via({ via, tokenName }: AuditEntry): string {
      const key = ways[via as keyof typeof ways];
      return key ? t(key, { name: tokenName }) : via;
    },
    outcome(outcome: string): string {
      const key = outcomes[outcome as keyof typeof outcomes];
      return key ? t(key) : t("outcomeRefused", { code: outcome });
    },
  };
}
