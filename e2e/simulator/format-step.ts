import type { StepResult } from "./simulation-report";

/** The step as one line of the log; with `verbose` its bodies follow on lines of their own. */
export function formatStep(step: StepResult, verbose: boolean): string {
  // A query of ids and masked secrets pushes everything behind it out of sight.
  const request = verbose ? step.request : step.request.replace(/\?\S+/, "?…");
  const line = [
    step.client.padEnd(18),
    step.step.padEnd(31),
    request.padEnd(44),
    step.code.padEnd(9),
    `${step.milliseconds} ms`.padStart(8),
    step.outcome,
    ...(step.effect ? [`[${step.effect}]`] : []),
    ...(step.sentence ? [step.sentence] : []),
  ].join(" ");
  if (!verbose) return line;
  const bodies = [
    ...(step.sent ? [`    > ${step.sent}`] : []),
    ...(step.received ? [`    < ${step.received.trimEnd().replaceAll("\n", "\n      ")}`] : []),
  ];
  return [line, ...bodies].join("\n");
}
