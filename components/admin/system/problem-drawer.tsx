"use client";

import { useTranslations } from "use-intl";
import type { NotedProblem } from "@/lib/shared/admin-system";
import { ExactTime } from "../exact-time";
import { Fact, FactList } from "../fact-list";
import { Drawer } from "../kit/drawer";
import { RawText } from "../raw-text";

interface ProblemDrawerProps {
  readonly problem: NotedProblem;
  readonly levelWord: string;
  readonly onClose: () => void;
}

/** One problem with everything that the log has of it. */
export function ProblemDrawer({ problem, levelWord, onClose }: ProblemDrawerProps) {
  const t = useTranslations("adminSystem");
  return (
    <Drawer title={problem.message || t("details")} onClose={onClose}>
      <FactList>
        <Fact name={t("time")}>
          <ExactTime atMs={problem.atMs} />
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
      {problem.detail && <RawText text={problem.detail} />}
    </Drawer>
  );
}
