"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { HealthProblems } from "@/components/studio/health-problems";
import { Button, LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AdminLive } from "@/lib/shared/admin-lives";
import { isolated } from "@/lib/shared/isolated";
import { Fact, FactList } from "../fact-list";
import { Drawer } from "../kit/drawer";
import { LiveAge } from "./live-age";
import {
  BitrateWord,
  HealthWord,
  PublisherWord,
  SourceWord,
  StateWord,
  ViewersWord,
} from "./live-words";
import { OrderOutcome } from "./order-outcome";
import type { LiveOrders } from "./use-live-orders";

/** The player is a script of its own: nobody loads it who opens no drawer. */
const LivePreview = dynamic(() => import("./live-preview").then((it) => it.LivePreview), {
  ssr: false,
  loading: () => <div className="aspect-video w-full rounded-surface bg-black" />,
});

interface LiveDrawerProps {
  readonly live: AdminLive;
  /** It is not in the list any more: this is what was known of it. */
  readonly isGone: boolean;
  /** Server time, Unix ms. */
  readonly nowMs: number;
  readonly orders: LiveOrders;
  readonly onClose: () => void;
}

/** One live with its picture, every figure and what can be done about it. */
export function LiveDrawer({ live, isGone, nowMs, orders, onClose }: LiveDrawerProps) {
  const t = useTranslations("adminLives");
  const { userId, nickname, title, hlsUrl } = live;
  const plays = hlsUrl !== "" && !isGone;
  return (
    <Drawer
      title={nickname}
      onClose={onClose}
      footer={
        <>
          <LinkButton
            href={`/live/${encodeURIComponent(userId)}`}
            className="mr-auto px-3 pointer-coarse:min-h-11"
          >
            {t("openRoom")}
          </LinkButton>
          {orders.offered(live).map((order) => (
            <Button
              key={order}
              variant={order === "stop" || order === "forbid" ? "danger" : "secondary"}
              aria-haspopup="dialog"
              onClick={() => orders.ask(order, live)}
              className="px-3 pointer-coarse:min-h-11"
            >
              {t(order)}
            </Button>
          ))}
        </>
      }
    >
      <OrderOutcome orders={orders} />
      {isGone && <Notice tone="warn">{t("gone")}</Notice>}
      {plays ? (
        <section aria-label={t("preview", { name: isolated(nickname) })}>
          <LivePreview live={live} />
        </section>
      ) : (
        !isGone && <p className="text-muted">{t(live.preview ? "ownPreview" : "noPreview")}</p>
      )}
      <p className="text-lg [overflow-wrap:anywhere]">
        <bdi>{title || t("untitled")}</bdi>
      </p>
      <LiveFacts live={live} nowMs={nowMs} />
      {live.health.problems.length > 0 && (
        <section aria-labelledby="live-problems" className="flex flex-col gap-2">
          <h3 id="live-problems" className="text-base">
            {t("problems")}
          </h3>
          <HealthProblems
            problems={live.health.problems.map((problem) => ({ ...problem, part: "network" }))}
          />
        </section>
      )}
    </Drawer>
  );
}

/** What is known of it, line by line. */
function LiveFacts({ live, nowMs }: Pick<LiveDrawerProps, "live" | "nowMs">) {
  const t = useTranslations("adminLives");
  const common = useTranslations("common");
  const { userId, streamName, category, startedAtMs, figures, push } = live;
  return (
    <FactList>
      <Fact name={t("state")}>
        <StateWord live={live} nowMs={nowMs} />
      </Fact>
      <Fact name={t("broadcaster")}>
        <bdi>{userId}</bdi>
      </Fact>
      <Fact name={t("stream")}>
        <bdi>{streamName}</bdi>
      </Fact>
      {category !== "" && <Fact name={t("category")}>{common(`category-${category}`)}</Fact>}
      <Fact name={t("viewers")}>
        <ViewersWord live={live} />
      </Fact>
      <Fact name={t("bitrate")}>
        <BitrateWord live={live} />
        {figures && (
          <span className="text-muted">
            {t("asOf")} <TimeAgo atMs={figures.atMs} />
          </span>
        )}
      </Fact>
      <Fact name={t("health")}>
        <HealthWord live={live} />
      </Fact>
      <Fact name={t("age")}>
        <LiveAge startedAtMs={startedAtMs} nowMs={nowMs} />
      </Fact>
      <Fact name={t("source")}>
        <SourceWord live={live} />
      </Fact>
      <Fact name={t("publisher")}>
        <PublisherWord live={live} isWhole />
      </Fact>
      {push && (
        <Fact name={t("pushed")}>
          <TimeAgo atMs={push.startedAtMs} />
        </Fact>
      )}
    </FactList>
  );
}
