import { isJsonObject, type JsonObject, jsonKind } from "./json-value";

/** Thrown where Android's org.json throws JSONException. */
export class JavaJsonException extends Error {
  override readonly name = "JavaJsonException";
}

/** A JSON object read by the rules of Android's org.json: lenient in types, strict in presence. */
export class JavaObject {
  constructor(private readonly members: JsonObject) {}

  /** Any number, or a string that holds one. @throws JavaJsonException */
  getInt(name: string): number {
    const value = this.members[name];
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number !== "number" || Number.isNaN(number)) throw this.wrong(name, "an int");
    return Math.trunc(number);
  }

  /** Anything that is there, as text: null becomes "null". @throws JavaJsonException */
  getString(name: string): string {
    const value = this.members[name];
    if (value === undefined) throw this.wrong(name, "a string");
    return typeof value === "string" ? value : JSON.stringify(value);
  }

  /** "" when missing, but "null" when null. */
  optString(name: string): string {
    return this.members[name] === undefined ? "" : this.getString(name);
  }

  /** 0 when it is missing or no number. */
  optInt(name: string): number {
    try {
      return this.getInt(name);
    } catch {
      return 0;
    }
  }

  /** undefined for everything that is no object, an array included. */
  optObject(name: string): JavaObject | undefined {
    const value = this.members[name];
    return isJsonObject(value) ? new JavaObject(value) : undefined;
  }

  /** @throws JavaJsonException */
  getArray(name: string): readonly unknown[] {
    const value = this.members[name];
    if (!Array.isArray(value)) throw this.wrong(name, "an array");
    return value;
  }

  /** The objects of an array. @throws JavaJsonException also for an element of another kind */
  getObjects(name: string): readonly JavaObject[] {
    return this.getArray(name).map((element, index) => {
      if (!isJsonObject(element)) {
        throw new JavaJsonException(`${name}[${index}] is ${jsonKind(element)}, not an object`);
      }
      return new JavaObject(element);
    });
  }

  /** "missing", "null", "an array" and so on, for a sentence. */
  kindOf(name: string): string {
    return jsonKind(this.members[name]);
  }

  private wrong(name: string, wanted: string): JavaJsonException {
    return new JavaJsonException(`${name} is ${this.kindOf(name)}, not ${wanted}`);
  }
}
