/** A command that makes no sense; the message is for the person who typed it. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** @throws CommandError when the argument is missing or no whole number */
export function wholeNumber(text: string | undefined): number {
  if (text === undefined || !/^-?\d{1,9}$/.test(text)) {
    throw new CommandError(`${text ?? "Nothing"} is no whole number.`);
  }
  return Number(text);
}
