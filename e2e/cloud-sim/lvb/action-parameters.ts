import { LiveApiError } from "./live-api-error";

/** Body of a call after JSON.parse. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Reads the parameters of one call as strictly as the gateway; what was not read is unknown. */
export class ActionParameters {
  readonly #values: Parameters;
  readonly #read = new Set<string>();

  constructor(values: Parameters) {
    this.#values = values;
  }

  /** A parameter that must be there. @throws LiveApiError MissingParameter */
  text(name: string, maxBytes = 1024): string {
    const value = this.optionalText(name, maxBytes);
    if (value === undefined) {
      throw new LiveApiError(
        "MissingParameter",
        `The request is missing the parameter \`${name}\`.`,
      );
    }
    if (value === "") {
      throw new LiveApiError("InvalidParameterValue", `The parameter \`${name}\` is empty.`);
    }
    return value;
  }

  optionalText(name: string, maxBytes = 1024): string | undefined {
    const value = this.#take(name);
    if (value === undefined) return undefined;
    if (typeof value !== "string") throw wrongType(name);
    if (Buffer.byteLength(value) > maxBytes) throw outOfRange(name);
    return value;
  }

  optionalInteger(name: string, least: number, most: number): number | undefined {
    const value = this.#take(name);
    if (value === undefined) return undefined;
    if (typeof value !== "number" || !Number.isInteger(value)) throw wrongType(name);
    if (value < least || value > most) throw outOfRange(name);
    return value;
  }

  /** @throws LiveApiError UnknownParameter for whatever this action does not have */
  finish(): void {
    const unknown = Object.keys(this.#values).find((name) => !this.#read.has(name));
    if (unknown !== undefined) {
      throw new LiveApiError("UnknownParameter", `The parameter \`${unknown}\` is not recognized.`);
    }
  }

  #take(name: string): unknown {
    this.#read.add(name);
    const value = this.#values[name];
    return value === null ? undefined : value;
  }
}

function wrongType(name: string): LiveApiError {
  return new LiveApiError(
    "InvalidParameter",
    `The value type of parameter \`${name}\` is not valid.`,
  );
}

function outOfRange(name: string): LiveApiError {
  return new LiveApiError(
    "InvalidParameterValue",
    `The value of parameter \`${name}\` is not in the valid range.`,
  );
}
