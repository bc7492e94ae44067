import { isJsonObject, jsonKind } from "./json-value";

/** A field of a class that Gson fills: its declared type decides what it takes. */
export type GsonField =
  | "string"
  | "int"
  | "long"
  | "map"
  | { readonly listOf: GsonShape }
  | { readonly object: GsonShape };

/** The declared fields of a class; what is not declared is skipped. */
export type GsonShape = { readonly [name: string]: GsonField };

/**
 * The first place where Gson would throw, as "rooms[0].custom is an object, not a string", or
 * undefined when it reads the value. Gson throws for the whole answer, not for the one field.
 */
export function gsonComplaint(shape: GsonShape, value: unknown, path = ""): string | undefined {
  if (!isJsonObject(value)) return `${path || "the answer"} is ${jsonKind(value)}, not an object`;
  for (const [name, field] of Object.entries(shape)) {
    const complaint = fieldComplaint(field, value[name], path ? `${path}.${name}` : name);
    if (complaint) return complaint;
  }
  return undefined;
}

function fieldComplaint(field: GsonField, value: unknown, path: string): string | undefined {
  // A missing or null member leaves the field at its default.
  if (value === undefined || value === null) return undefined;
  const wrong = (wanted: string) => `${path} is ${jsonKind(value)}, not ${wanted}`;
  if (field === "string") return typeof value === "object" ? wrong("a string") : undefined;
  if (field === "int" || field === "long") {
    return isWhole(value, field === "int" ? 31 : 63) ? undefined : wrong(`a whole ${field}`);
  }
  if (field === "map") return isJsonObject(value) ? undefined : wrong("an object");
  if ("object" in field) return gsonComplaint(field.object, value, path);
  if (!Array.isArray(value)) return wrong("an array");
  for (const [index, element] of value.entries()) {
    const complaint = gsonComplaint(field.listOf, element, `${path}[${index}]`);
    if (complaint) return complaint;
  }
  return undefined;
}

// Gson takes a number written as a string, and refuses fractions.
function isWhole(value: unknown, bits: number): boolean {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && Math.abs(number) < 2 ** bits;
}
