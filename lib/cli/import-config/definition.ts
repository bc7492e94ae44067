import { ConfigError } from "@/lib/config/config-error";

/** One name with its value, as an old installation's file has it. */
export interface Definition {
  readonly name: string;
  /** The object around it in config.js, for example `live`; null where there is none. */
  readonly section: string | null;
  /** Null when the value is worked out at run time: the file is read, never run. */
  readonly value: string | null;
  /** Where it stands, counted from 1. */
  readonly line: number;
}

/** What an old file holds, whatever its language. */
export interface SourceFile {
  /** In the order of the file. */
  readonly definitions: readonly Definition[];
  readonly language: "PHP" | "JavaScript";
}

/** An error in an old file: it names the line, and never repeats what stands there. */
export function sourceError(line: number, problem: string): ConfigError {
  return new ConfigError(`Line ${line}: ${problem}. Nothing was written.`);
}
