/** The smallest piece of a PHP or JavaScript file that means something; comments are none. */
export interface Token {
  /** `end` is the last of every file. */
  readonly kind: "text" | "number" | "word" | "sign" | "end";
  /** A text is decoded and without its quotes. */
  readonly text: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** A text into which the program puts values when it runs. */
  readonly isDynamic: boolean;
}

/** A value as it was read; null when only the running program would know it. */
export type ReadValue = { readonly text: string; readonly isNumber: boolean } | null;
