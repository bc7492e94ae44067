/** Something that happens again and again until it is stopped. */
export interface Regular {
  /** Resolves when what runs has ended; nothing begins after that. */
  stop(): Promise<void>;
}

/**
 * Does `work` every `intervalMs`, never twice at a time: a turn that comes while it runs is left
 * out. What it throws goes to `onError`, and the next turn comes all the same.
 */
export function regularly(
  intervalMs: number,
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): Regular {
  let running: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    running ??= work()
      .catch(onError)
      .finally(() => {
        running = null;
      });
  }, intervalMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
