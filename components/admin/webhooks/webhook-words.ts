import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";
import type {
  WebhookAttempt,
  WebhookEndpoint,
  WebhookProblem,
  WebhookType,
} from "@/lib/shared/admin-webhooks";
import type { TriedDelivery } from "./queries";

const events = {
  "live.started": "eventLiveStarted",
  "live.ended": "eventLiveEnded",
  "tape.ready": "eventTapeReady",
  "report.filed": "eventReportFiled",
  "webhook.test": "eventTest",
} as const satisfies Record<WebhookType, string>;

const problems = {
  nameUnknown: "problemNameUnknown",
  privateAddress: "problemPrivateAddress",
  refused: "problemRefused",
  timeout: "problemTimeout",
  tls: "problemTls",
  network: "problemNetwork",
  redirect: "problemRedirect",
  secretLost: "problemSecretLost",
} as const satisfies Record<WebhookProblem, string>;

/** Reasons of the server for not taking an endpoint. */
const refusals = {
  noUrl: "whyNoUrl",
  notHttps: "whyNotHttps",
  credentials: "whyCredentials",
  privateAddress: "whyPrivateAddress",
  tooMany: "whyTooMany",
} as const;

/** `invalidParameter` of the error table, which has no words but its own. */
const notTaken = 4002;

/** What the console says of webhooks, in the reader's language. */
export function useWebhookWords() {
  const t = useTranslations("adminWebhooks");
  const result = ({ status, problem }: Pick<WebhookAttempt, "status" | "problem">) =>
    problem === "" ? t("statusOnly", { status }) : t(problems[problem], { status });
  return {
    result,
    /** What was tried, where it arrived. @throws ActionError with `say`'s words where it did not. */
    requireArrived(tried: TriedDelivery, say: (result: string) => string): TriedDelivery {
      if (isArrived(tried.attempt)) return tried;
      throw new ActionError(notTaken, say(result(tried.attempt)));
    },
    event(type: string): string {
      const key = events[type as WebhookType];
      return key ? t(key) : type;
    },
    state({ enabled, disabledReason }: WebhookEndpoint): string {
      if (enabled) return t("on");
      if (disabledReason === "gone") return t("offGone");
      return t(disabledReason === "failing" ? "offFailing" : "off");
    },
    /** The server's refusal in words, where it gives its reason a name. */
    inWords(error: unknown): unknown {
      if (!(error instanceof ActionError)) return error;
      const key = refusals[error.reason as keyof typeof refusals];
      return key ? new ActionError(error.code, t(key)) : error;
    },
  };
}

/** Whether a try brought what is asked for. */
export function isArrived({ status }: Pick<WebhookAttempt, "status">): boolean {
  return status >= 200 && status < 300;
}
