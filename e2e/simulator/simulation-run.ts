import { setTimeout as sleep } from "node:timers/promises";
import { ClientFailure } from "./client-failure";
import { maskSecrets } from "./mask-secrets";
import type { Outcome, StepResult } from "./simulation-report";
import { StepTrace } from "./step-trace";

/** Who is acting: the one who broadcasts, or the one who watches. */
export type Role = "host" | "viewer";

/** Thrown after a failed step was recorded, to leave the part of the session that needs it. */
export class StepFailed extends Error {
  override readonly name = "StepFailed";
}

/** Records the steps of one replay and bounds its time. */
export class SimulationRun {
  readonly steps: StepResult[] = [];

  /**
   * @param signal Ends every wait and every request of the run.
   * @param patience How many times as long as the client its requests wait.
   */
  constructor(
    private readonly client: string,
    readonly signal: AbortSignal,
    private readonly onStep: (step: StepResult) => void,
    private readonly patience = 1,
  ) {}

  /** A step the session cannot go on without. @throws StepFailed when the client would fail. */
  async step<T>(role: Role, name: string, act: (trace: StepTrace) => Promise<T>): Promise<T> {
    const done = await this.record(role, name, act, "FAIL");
    if (!done) throw new StepFailed(name);
    return done.value;
  }

  /** A step after whose failure the client goes on; undefined when it failed. */
  async attempt<T>(
    role: Role,
    name: string,
    act: (trace: StepTrace) => Promise<T>,
  ): Promise<T | undefined> {
    return (await this.record(role, name, act, "FAIL"))?.value;
  }

  /** A step a server need not offer: an error is a NOTE, a hang or a crash remains a FAIL. */
  async optional<T>(
    role: Role,
    name: string,
    act: (trace: StepTrace) => Promise<T>,
  ): Promise<T | undefined> {
    return (await this.record(role, name, act, "NOTE"))?.value;
  }

  /** Something worth knowing that put nothing on the wire. */
  note(role: Role, name: string, sentence: string): void {
    this.add(role, name, new StepTrace(), 0, "NOTE", sentence);
  }

  /** Runs a part of the session; when one of its steps fails, only that part ends: false. */
  async part(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      return false;
    }
  }

  /** Waits, unless the run's time is up. */
  async pause(milliseconds: number): Promise<void> {
    await sleep(Math.max(0, milliseconds), undefined, { signal: this.signal }).catch(() => {});
  }

  /** Asks every second until there is an answer; undefined when there is none in time. */
  async poll<T>(seconds: number, ask: () => Promise<T | undefined>): Promise<T | undefined> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      if (Date.now() + 1000 > deadline || this.signal.aborted) return undefined;
      await this.pause(1000);
    }
  }

  private async record<T>(
    role: Role,
    name: string,
    act: (trace: StepTrace) => Promise<T>,
    onFailure: "FAIL" | "NOTE",
  ): Promise<{ readonly value: T } | undefined> {
    const trace = new StepTrace(this.patience);
    const startedAt = performance.now();
    try {
      if (this.signal.aborted) throw new ClientFailure("error", "The time for the replay is up.");
      const value = await act(trace);
      this.add(role, name, trace, startedAt, "PASS");
      return { value };
    } catch (error) {
      if (!(error instanceof ClientFailure)) throw error;
      const outcome = error.effect === "error" ? onFailure : "FAIL";
      this.add(role, name, trace, startedAt, outcome, error.message, error);
      return undefined;
    }
  }

  private add(
    role: Role,
    name: string,
    trace: StepTrace,
    startedAt: number,
    outcome: Outcome,
    sentence?: string,
    failure?: ClientFailure,
  ): void {
    const step: StepResult = {
      client: `${this.client} ${role}`,
      step: name,
      request: maskSecrets(trace.request) + (trace.requests > 1 ? ` (${trace.requests}x)` : ""),
      code: trace.code,
      milliseconds: startedAt ? Math.round(performance.now() - startedAt) : 0,
      outcome,
      effect: outcome === "FAIL" ? failure?.effect : undefined,
      sentence: sentence === undefined ? undefined : maskSecrets(sentence),
      sent: maskSecrets(trace.sent),
      received: maskSecrets(trace.received),
    };
    this.steps.push(step);
    this.onStep(step);
  }
}
