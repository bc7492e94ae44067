import type { Fields } from "../wire-fixture";

/** Who sends a request: the phones of both generations, the 2018 mini program, the web pages. */
export type Client = "android1" | "ios1" | "web1" | "android2" | "ios2" | "weapp2018";

/** One request as a client really sends it, and the whole answer that it must get. */
export interface Golden {
  readonly client: Client;
  /** The `Action`, the route, or what follows `/weapp/`. */
  readonly call: string;
  /** Fields of the body, beside `Action`; a text is the body itself. */
  readonly request: Fields | string;
  /** The whole answer, random parts in angle brackets. */
  readonly answer: Fields;
  /** What is special about it. */
  readonly note?: string;
  /** Who is signed in. */
  readonly as?: string;
  /** Nothing has happened on the server yet. */
  readonly emptyServer?: boolean;
}

export const actionOk = (returnData: Fields) => ({
  returnValue: 0,
  returnMsg: "return successfully!",
  returnData,
});
export const actionDone = actionOk({ result: 0 });
export const accountOk = (data: Fields) => ({ code: 200, message: "OK", data });
/** Flat; the 2019 service adds its clock in milliseconds. */
export const roomOk = (fields: Fields = {}) => ({
  code: 0,
  message: "",
  timestamp: 1_800_000_500_000,
  ...fields,
});

/** Replaces what is random by a name in angle brackets. */
export function mask(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => mask(item));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, mask(item, name)]),
    );
  }
  if (typeof value !== "string") return value;
  if (/userSig/.test(key)) return "<userSig>";
  if (key === "sign" || key === "signature") return maskSignature(value);
  if (/^[\w-]{43}$/.test(value)) return "<token>";
  return value
    .replace(/^user_[0-9a-f]{8}_[0-9a-f]{4}$/, "<guest>")
    .replace(/^(room_\d{13}_)[0-9a-f]{6}$/, "$1<random>");
}

/** A signature is 20 bytes of HMAC-SHA1 and the text that is signed. */
function maskSignature(base64: string): string {
  const bytes = Buffer.from(base64, "base64");
  const text = bytes.subarray(20).toString("utf8");
  return `<hmac>${text.replace(/((?:^|&)r(?:andom)?=)\d+/, "$1<random>")}`;
}

/** Goldens with their titles, for `it.each`. */
export const titled = (goldens: readonly Golden[]) =>
  goldens.map((golden) => {
    const title = `${golden.client} ${golden.call}${golden.note ? `: ${golden.note}` : ""}`;
    return [title, golden] as const;
  });
