import { isCloudError } from "@/lib/providers/cloud-error";
import type { SourceAnswer } from "@/lib/shared/admin-lives";
import { cloudTroubleOf } from "./cloud-trouble";
import type { RoomServices } from "./rooms";

/** A page is never kept waiting for a cloud longer than this; what comes later is shown next time. */
export const patienceMs = 2000;

/** What the source said of some streams, and how asking it went. */
export interface AnswerInTime<Value> {
  readonly how: SourceAnswer;
  readonly answer: ReadonlyMap<string, Value>;
}

/** What arrives within `waitMs`; what fails in the cloud is told and not thrown. */
export async function inTime<Value>(
  { config }: Pick<RoomServices, "config">,
  asking: Promise<ReadonlyMap<string, Value>>,
  waitMs: number,
): Promise<AnswerInTime<Value>> {
  const nothing = new Map<string, Value>();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<AnswerInTime<Value>>((resolve) => {
    timer = setTimeout(resolve, waitMs, { how: "pending", answer: nothing });
  });
  const inTimeOrNot = asking.then(
    (answer): AnswerInTime<Value> => ({ how: "answered", answer }),
    (error: unknown): AnswerInTime<Value> => {
      if (!isCloudError(error)) throw error;
      return { how: cloudTroubleOf(config, error), answer: nothing };
    },
  );
  try {
    return await Promise.race([inTimeOrNot, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
