import { ServiceError } from "@/lib/errors";
import type { KeptFolder, TapeFiles } from "../tape-files";

/**
 * Recordings that Tencent Cloud made: the files lie in its VOD or COS and are managed in its
 * console. Whoever knows their URL can watch them; our lists and pages are all that we decide on.
 */
export class TencentTapeFiles implements TapeFiles {
  readonly areOurs = false;

  async place(): Promise<void> {}

  async remove(): Promise<void> {}

  async cuts(): Promise<never> {
    throw elsewhere();
  }

  async trim(): Promise<never> {
    throw elsewhere();
  }

  isMadeBy(): boolean {
    return false;
  }

  async kept(): Promise<readonly KeptFolder[]> {
    return [];
  }

  async folders(): Promise<readonly never[]> {
    return [];
  }

  async look(): Promise<null> {
    return null;
  }

  async tidy(): Promise<void> {}

  async space(): Promise<null> {
    return null;
  }

  async serve(): Promise<null> {
    return null;
  }
}

function elsewhere(): ServiceError {
  const message = "This recording is in Tencent Cloud; it can be trimmed in its console.";
  return new ServiceError("notSupported", message, { data: { reason: "elsewhere" } });
}
