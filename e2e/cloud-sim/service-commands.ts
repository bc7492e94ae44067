import { CommandError, wholeNumber } from "./command-error";
import type { CosFaults } from "./cos/cos-types";
import type { ImFaults } from "./im/im-types";

/** Breaks or mends the bucket as `cos …` says. @throws CommandError */
export function cosCommand(faults: CosFaults, [state, status, code]: readonly string[]): void {
  const broken = {
    down: state === "down",
    hang: state === "hang",
    bucketMissing: state === "bucket-missing",
    regionWrong: state === "region-wrong",
    failWith:
      state === "fail" ? { status: wholeNumber(status), code: code ?? "InternalError" } : undefined,
  };
  if (state !== "up" && !Object.values(broken).some(Boolean)) {
    throw new CommandError("COS is up, down, hang, bucket-missing, region-wrong or fail.");
  }
  Object.assign(faults, broken);
}

/** Breaks or mends IM as `im …` says. @throws CommandError */
export function imCommand(faults: ImFaults, [state, value, command]: readonly string[]): void {
  if (state === "drop") {
    faults.callbacks.drop = wholeNumber(value);
    return;
  }
  const broken = {
    down: state === "down",
    hang: state === "hang",
    failWith:
      state === "fail"
        ? { code: wholeNumber(value), ...(command !== undefined && { command }) }
        : undefined,
  };
  if (state !== "up" && !Object.values(broken).some(Boolean)) {
    throw new CommandError("IM is up, down, hang, fail or drop.");
  }
  Object.assign(faults.api, broken);
}
