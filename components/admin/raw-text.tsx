import { parseJsonObject } from "@/lib/shared/parse-json-object";

/** What came or went as it is; JSON is indented, unless it was cut. */
export function RawText({ text }: { readonly text: string }) {
  const parsed = parseJsonObject(text);
  return (
    <pre className="mt-1 whitespace-pre-wrap rounded-control bg-sunken p-3 text-sm [overflow-wrap:anywhere]">
      <bdi>{parsed ? JSON.stringify(parsed, null, 2) : text}</bdi>
    </pre>
  );
}
