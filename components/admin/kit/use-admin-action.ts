"use client";

import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";

interface AdminActionOptions<Input, Output> {
  readonly call: (input: Input) => Promise<Output>;
  /** Keys of what it changes: asked for anew whatever became of it. */
  readonly invalidates: readonly QueryKey[];
  /** When it succeeded, such as to close its dialog. */
  readonly onDone?: (output: Output, input: Input) => void;
}

/** Something that the staff has done: what became of it, for `ActionOutcome` to say. */
export interface AdminAction<Input, Output> {
  readonly run: (input: Input) => void;
  readonly pending: boolean;
  readonly error: Error | null;
  /** What it was asked for and what came of it; null until it succeeded. */
  readonly done: { readonly input: Input; readonly output: Output } | null;
  /** Forgets the last one, such as when its dialog is left. */
  readonly reset: () => void;
}

/** An order to the server and its way to the result. */
export function useAdminAction<Input, Output>(
  options: AdminActionOptions<Input, Output>,
): AdminAction<Input, Output> {
  const client = useQueryClient();
  const { mutate, variables, data, status, error, reset } = useMutation({
    mutationFn: options.call,
    onSuccess: (output: Output, input: Input) => options.onDone?.(output, input),
    // It may have been carried out although its answer was lost.
    onSettled: () => {
      // What became of it is said at once, and not when the lists are new.
      for (const queryKey of options.invalidates) void client.invalidateQueries({ queryKey });
    },
  });
  return {
    run: (input) => mutate(input),
    pending: status === "pending",
    error,
    done: status === "success" ? { input: variables as Input, output: data as Output } : null,
    reset,
  };
}
