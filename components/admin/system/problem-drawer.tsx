"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { NotedProblem } from "@/lib/shared/admin-system";
import { Fact, FactList } from "../fact-list";
import { Drawer } from "../kit/drawer";

interface ProblemDrawerProps {
  readonly problem: NotedProblem;
  readonly levelWord: string;
  readonly onClose: () => void;
}

/** One problem with everything that the log has of it. */
export function ProblemDrawer({ problem, levelWord, onClose }: ProblemDrawerProps) {
  const t = useTranslations("adminSystem");
  const format = useFormatter();
  const at = new Date(problem.atMs);
  return (
    <Drawer title={problem.message || t("details")} onClose={onClose}>
      <FactList>
        <Fact name={t("time")}>
          <time dateTime={at.toISOString()}>
            {format.dateTime(at, { dateStyle: "medium", timeStyle: "long" })}
          </time>
        </Fact>
        <Fact name={t("level")}>{levelWord}</Fact>
        <Fact name={t("cause")}>{problem.cause || "–"}</Fact>
        <Fact name={t("request")}>
          <code>{problem.requestId || "–"}</code>
        </Fact>
        <Fact name={t("code")}>
          <code>{problem.code || "–"}</code>
        </Fact>
      </FactList>
      {problem.detail && (
        <pre className="whitespace-pre-wrap rounded-control bg-sunken p-3 text-sm [overflow-wrap:anywhere]">
          {problem.detail}
        </pre>
      )}
    </Drawer>
  );
}
