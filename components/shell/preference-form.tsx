"use client";

import { useRouter } from "next/navigation";
import { preferenceCookie, readPreference, type Theme } from "@/lib/shared/preference-cookie";

/** Buttons with a choice name the form that they send: `form={preferenceFormId}`. */
export const preferenceFormId = "preferences";

/**
 * Sends the reader's choice of a language or a look; its buttons stand wherever they are wanted. A
 * press before our scripts have taken the page over is no less one: the browser sends the form
 * itself then, and the server leads back.
 */
export function PreferenceForm() {
  const router = useRouter();
  return (
    <form
      id={preferenceFormId}
      method="post"
      action="/api/preferences"
      hidden
      onSubmit={(event) => {
        const { submitter } = event.nativeEvent as SubmitEvent;
        if (!(submitter instanceof HTMLButtonElement)) return;
        const choice = readPreference(submitter.name, submitter.value);
        if (!choice) return;
        event.preventDefault();
        // The Cookie Store API exists only over https.
        document.cookie = preferenceCookie(choice);
        if (choice.name === "theme") showTheme(choice.value);
        keepFocus(submitter);
        // Texts, and the colour of the browser's own bars, come from the server.
        router.refresh();
      }}
    />
  );
}

function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
}

/** The button of the theme that is now chosen may have given way to that of the other. */
function keepFocus(submitter: HTMLButtonElement): void {
  if (submitter.checkVisibility()) return;
  const besides = Array.from(submitter.parentElement?.querySelectorAll("button") ?? []);
  besides.find((button) => button.checkVisibility())?.focus();
}
