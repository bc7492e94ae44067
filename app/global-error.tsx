"use client";

import { Button } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { commonMessages } from "@/lib/shared/i18n/messages/common";
import "./globals.css";

/** When the frame of every page itself fails. Nobody knows the reader's language then: both. */
interface GlobalErrorPageProps {
  /** `digest` is the number under which the server's log has the reason. */
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function GlobalErrorPage({ error, reset }: GlobalErrorPageProps) {
  const { en, "zh-CN": zh } = commonMessages;
  return (
    <html lang="en">
      <body className="grid place-items-center bg-ground font-sans text-base text-text antialiased">
        <title>{en.productName}</title>
        <main>
          <EmptyScene
            level="h1"
            title={en.errorTitle}
            text={en.errorText}
            action={
              <Button variant="primary" onClick={reset}>
                {en.tryAgain}
              </Button>
            }
          />
          <p lang="zh-CN" className="px-4 text-center text-muted">
            {zh.errorTitle}。{zh.errorText}
          </p>
          {error.digest && <p className="text-center text-muted">{error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
