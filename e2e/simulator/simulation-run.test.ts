import { describe, expect, it } from "vitest";
import { ClientFailure } from "./client-failure";
import { formatStep } from "./format-step";
import { SimulationRun, StepFailed } from "./simulation-run";

const newRun = (signal = new AbortController().signal) =>
  new SimulationRun("ios1", signal, () => {});
const fail = async () => {
  throw new ClientFailure("crash", "The app crashes.");
};

describe("a run", () => {
  it("records what passed and hands its value on", async () => {
    const run = newRun();
    expect(await run.step("host", "one", async () => 1)).toBe(1);
    expect(run.steps).toMatchObject([{ client: "ios1 host", step: "one", outcome: "PASS" }]);
  });

  it("ends a part at a step it needs, and only the part", async () => {
    const run = newRun();
    await expect(run.step("host", "one", fail)).rejects.toThrow(StepFailed);
    await run.part(async () => {
      await run.step("viewer", "two", fail);
      throw new Error("not reached");
    });
    expect(run.steps).toMatchObject([
      { outcome: "FAIL", effect: "crash", sentence: "The app crashes." },
      { step: "two", outcome: "FAIL" },
    ]);
  });

  it("goes on after an attempt, and only notes what may fail", async () => {
    const run = newRun();
    expect(await run.attempt("host", "one", fail)).toBeUndefined();
    const refuse = async () => {
      throw new ClientFailure("error", "No cover is uploaded.");
    };
    expect(await run.optional("host", "two", refuse)).toBeUndefined();
    expect(await run.optional("host", "three", fail)).toBeUndefined();
    expect(run.steps.map((step) => step.outcome)).toEqual(["FAIL", "NOTE", "FAIL"]);
    expect(run.steps[1]?.effect).toBeUndefined();
  });

  it("does not hide a mistake of its own", async () => {
    const mistake = async () => {
      throw new TypeError("x");
    };
    await expect(newRun().attempt("host", "one", mistake)).rejects.toThrow(TypeError);
  });

  it("fails what is left when its time is up", async () => {
    const run = newRun(AbortSignal.abort());
    await run.pause(60_000);
    expect(await run.poll(60, async () => undefined)).toBeUndefined();
    expect(await run.attempt("host", "one", async () => 1)).toBeUndefined();
    expect(run.steps[0]?.outcome).toBe("FAIL");
  });

  it("keeps no secret", async () => {
    const run = newRun();
    await run.attempt("host", "one", async (trace) => {
      trace.request = "POST /x?userID=a&token=secret1";
      trace.sent = '{"password":"secret2"}';
      trace.received = '{"token":"secret3"}';
      throw new ClientFailure("error", "rtmp://h/live/a?txSecret=secret4 is refused.");
    });
    expect(JSON.stringify(run.steps)).not.toContain("secret");
  });
});

describe("a line of the log", () => {
  it("names the client, the step, the effect and the sentence", async () => {
    const run = newRun();
    await run.attempt("viewer", "FetchList", async (trace) => {
      trace.sent = "{}";
      return fail();
    });
    const [step] = run.steps;
    if (!step) throw new Error("nothing was recorded");
    expect(formatStep(step, false)).toMatch(
      /^ios1 viewer +FetchList .* FAIL \[crash\] The app crashes\.$/,
    );
    expect(formatStep(step, true).split("\n")).toHaveLength(2);
  });
});
