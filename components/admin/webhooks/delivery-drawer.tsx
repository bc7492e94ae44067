"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { WebhookAttempt } from "@/lib/shared/admin-webhooks";
import { Fact, FactList } from "../fact-list";
import { Drawer } from "../kit/drawer";
import { RawText } from "../raw-text";
import { deliveryQuery } from "./queries";
import { StateWord } from "./state-word";
import { isArrived, useWebhookWords } from "./webhook-words";

interface DeliveryDrawerProps {
  readonly id: string;
  readonly onSend: (id: string) => void;
  readonly onClose: () => void;
}

/** One delivery: what is posted, and every try. */
export function DeliveryDrawer({ id, onSend, onClose }: DeliveryDrawerProps) {
  const t = useTranslations("adminWebhooks");
  const words = useWebhookWords();
  const { data, error, isPending } = useQuery(deliveryQuery(id));
  return (
    <Drawer
      title={data ? words.event(data.delivery.eventType) : t("details")}
      onClose={onClose}
      footer={
        <Button onClick={() => onSend(id)} className="pointer-coarse:min-h-11">
          {t("redeliver")}
        </Button>
      }
    >
      {isPending && <Spinner />}
      {error && <ProblemNotice error={error} />}
      {data && (
        <>
          <FactList>
            <Fact name={t("state")}>{t(data.delivery.state)}</Fact>
            <Fact name={t("eventId")}>
              <code>{data.delivery.eventId}</code>
            </Fact>
          </FactList>
          <section>
            <h3 className="text-base">{t("attempts")}</h3>
            {data.attempts.length === 0 && <p className="text-muted">{t("noAttempts")}</p>}
            <ol className="flex flex-col gap-3">
              {data.attempts.map((attempt) => (
                <Attempt key={attempt.atMs} attempt={attempt} />
              ))}
            </ol>
          </section>
          <section>
            <h3 className="text-base">{t("payload")}</h3>
            <RawText text={data.payload} />
          </section>
        </>
      )}
    </Drawer>
  );
}

function Attempt({ attempt }: { attempt: WebhookAttempt }) {
  const t = useTranslations("adminWebhooks");
  const format = useFormatter();
  const words = useWebhookWords();
  const at = new Date(attempt.atMs);
  return (
    <li>
      <p className="text-muted text-sm tabular-nums">
        <time dateTime={at.toISOString()}>
          {format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" })}
        </time>
        {attempt.manual && ` · ${t("manual")}`}
      </p>
      <StateWord tone={isArrived(attempt) ? "good" : "bad"}>
        {t("attemptAt", { result: words.result(attempt), ms: attempt.durationMs })}
      </StateWord>
      {attempt.answer && (
        <>
          <p className="mt-1 text-muted text-sm">{t("answerBegins")}</p>
          <RawText text={attempt.answer} />
        </>
      )}
    </li>
  );
}
