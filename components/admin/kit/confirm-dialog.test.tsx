import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ActionError } from "@/components/data/client";
import { Providers } from "@/components/providers";
import { messagesFor } from "@/lib/shared/i18n/messages";
import { ConfirmDialog, type ConfirmDialogProps } from "./confirm-dialog";
import { isTyped } from "./is-typed";

function html(change: Partial<ConfirmDialogProps>): string {
  return renderToStaticMarkup(
    <Providers locale="en" messages={messagesFor("en")} nowMs={0}>
      <ConfirmDialog
        title="Delete Ann?"
        text="Her recordings go too."
        confirmLabel="Delete"
        onConfirm={() => undefined}
        onCancel={() => undefined}
        {...change}
      />
    </Providers>,
  );
}

const confirmButton = (markup: string) => /<button type="submit"[^>]*>/.exec(markup)?.[0] ?? "";
const isDisabled = (markup: string) => / disabled=""/.test(confirmButton(markup));

describe("a question before something is done", () => {
  it("can be confirmed at once unless a word has to be typed", () => {
    expect(isDisabled(html({}))).toBe(false);
    const typed = html({ typed: "ann" });
    expect(isDisabled(typed)).toBe(true);
    expect(typed).toContain("Type “ann” to confirm");
  });

  it.each([
    ["ann", true],
    [" ann ", true],
    ["Ann", false],
    ["an", false],
    ["", false],
  ])("takes %j for the word “ann”: %s", (word, expected) => {
    expect(isTyped(word, "ann")).toBe(expected);
  });

  it("is not confirmed twice", () => {
    const waiting = html({ pending: true });
    expect(isDisabled(waiting)).toBe(true);
    expect(waiting).toMatch(/role="status"[^>]*>.*Working…/);
  });

  it("says inside why it failed, and can be tried again", () => {
    const failed = html({ error: new ActionError(0, "x") });
    expect(failed).toMatch(/<form.*role="alert".*That did not work\..*<\/form>/s);
    expect(isDisabled(failed)).toBe(false);
  });
});
