"use client";

import { usePageOrigin } from "@/components/ui/use-page-origin";
import { CodeBlock } from "./code-block";

interface CurlBlockProps {
  readonly label: string;
  readonly path: string;
  readonly body: string;
}

/** A line for the shell with the address by which the reader came here. */
export function CurlBlock({ label, path, body }: CurlBlockProps) {
  const origin = usePageOrigin();
  const json = "-H 'content-type: application/json'";
  return (
    <CodeBlock
      scrolls
      label={label}
      code={`curl '${origin}${path}' \\\n  ${json} \\\n  -d '${body}'`}
    />
  );
}
