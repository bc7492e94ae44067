import type { ComponentProps } from "react";
import { PageLink } from "@/components/ui/page-link";
import { classNames } from "./class-names";

type Variant = "primary" | "secondary" | "ghost" | "danger";

const variants: Record<Variant, string> = {
  primary: "bg-accent text-accent-ink hover:bg-accent-hover font-semibold",
  secondary: "border border-edge bg-raised text-text hover:bg-sunken",
  ghost: "text-text hover:bg-sunken",
  danger: "bg-bad font-semibold text-raised hover:opacity-90",
};

/** The look shared by buttons and by links that act as one. */
export function buttonClass(variant: Variant = "secondary", className?: string): string {
  return classNames(
    "inline-flex min-h-10 items-center justify-center gap-2 whitespace-nowrap rounded-control px-4 py-2 text-base",
    "transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-60",
    variants[variant],
    className,
  );
}

export function Button({
  variant,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & { variant?: Variant }) {
  return <button type={type} className={buttonClass(variant, className)} {...rest} />;
}

export function LinkButton({
  variant,
  className,
  ...rest
}: ComponentProps<typeof PageLink> & { variant?: Variant }) {
  return <PageLink className={buttonClass(variant, className)} {...rest} />;
}
