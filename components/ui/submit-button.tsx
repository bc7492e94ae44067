"use client";

import { type ComponentProps, useSyncExternalStore } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";

/**
 * Sends a form that React handles, and nothing before React has taken the page over: the browser
 * would send the form itself, which puts its fields, and so a password, into the address. Until then
 * it looks as it will, because that is mostly a blink.
 */
export function SubmitButton({
  disabled,
  className,
  ...rest
}: Omit<ComponentProps<typeof Button>, "type">) {
  const hydrated = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return (
    <Button
      type="submit"
      disabled={disabled || !hydrated}
      className={classNames(!hydrated && "disabled:opacity-100!", className)}
      {...rest}
    />
  );
}
