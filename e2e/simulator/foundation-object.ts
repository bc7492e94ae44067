import { ClientFailure } from "./client-failure";
import { isJsonObject, type JsonObject, jsonKind } from "./json-value";

/**
 * A dictionary read by the rules of Foundation: what is missing is nil, and messages to nil are
 * harmless; a value of another class, NSNull above all, does not know the message and the app
 * ends.
 */
export class FoundationObject {
  constructor(private readonly members: JsonObject) {}

  /** `intValue`: numbers and strings know it; nil gives 0. @throws ClientFailure crash */
  intValue(name: string): number {
    const value = this.members[name];
    if (value === undefined) return 0;
    if (typeof value === "number") return Math.trunc(value);
    if (typeof value === "boolean") return value ? 1 : 0;
    if (typeof value === "string") return Number.parseInt(value, 10) || 0;
    throw this.crash(name, "intValue");
  }

  /** A text that is measured and shown; undefined when missing. @throws ClientFailure crash */
  string(name: string): string | undefined {
    const value = this.members[name];
    if (value === undefined || typeof value === "string") return value;
    throw this.crash(name, "length");
  }

  /** The number itself, when it is one. */
  number(name: string): number | undefined {
    const value = this.members[name];
    return typeof value === "number" ? value : undefined;
  }

  /** `longValue`: only NSNumber knows it. @throws ClientFailure crash */
  longValue(name: string): number {
    const value = this.members[name];
    if (value === undefined) return 0;
    if (typeof value === "number") return Math.trunc(value);
    throw this.crash(name, "longValue");
  }

  /** A nested dictionary; undefined when missing. @throws ClientFailure crash */
  object(name: string): FoundationObject | undefined {
    const value = this.members[name];
    if (value === undefined) return undefined;
    if (isJsonObject(value)) return new FoundationObject(value);
    throw this.crash(name, "objectForKey:");
  }

  /** The dictionaries of an array; none when missing. @throws ClientFailure crash */
  objects(name: string): readonly FoundationObject[] {
    const value = this.members[name];
    if (value === undefined) return [];
    if (!Array.isArray(value)) throw this.crash(name, "objectAtIndex:");
    return value.map((element, index) => {
      if (isJsonObject(element)) return new FoundationObject(element);
      throw new ClientFailure(
        "crash",
        `The iOS app crashes: ${name}[${index}] is ${jsonKind(element)}, not a dictionary.`,
      );
    });
  }

  /** True when the key exists, whatever its value. */
  has(name: string): boolean {
    return this.members[name] !== undefined;
  }

  /** "missing", "null", "an array" and so on, for a sentence. */
  kindOf(name: string): string {
    return jsonKind(this.members[name]);
  }

  private crash(name: string, message: string): ClientFailure {
    return new ClientFailure(
      "crash",
      `The iOS app crashes: ${name} is ${this.kindOf(name)}, which does not know ${message}.`,
    );
  }
}
