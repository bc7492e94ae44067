import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { IngestSample } from "@/lib/shared/ingest";
import { otherAccount } from "@/lib/shared/session-refusal";
import { callers, openPlace, owner, type Place } from "./authorization-fixture";
import { answerIngest } from "./studio-ingest-routes";
import { origin } from "./wire-fixture";

const sample: IngestSample = {
  ...{ atMs: 1_800_000_000_000, videoKbps: 2500, audioKbps: 160, framesPerSecond: 30 },
};
let place: Place;
let asked: string[];
beforeEach(async () => {
  place = await openPlace({ GUEST_API: "on", GUEST_BROADCAST: "on" });
  asked = [];
  // Nobody really pushes here, so that there is nothing to measure.
  place.services.live.ingestHistory = async (streamName) => {
    asked.push(streamName);
    return [sample];
  };
});
afterEach(() => place.services.close());

async function ask(headers: Readonly<Record<string, string>>) {
  const request = new Request(`${origin}/api/studio/ingest?userid=${owner}`, { headers });
  return (await (await answerIngest(place.services, request)).json()) as {
    readonly code: number;
    readonly data: { readonly samples?: readonly IngestSample[] };
  };
}

describe("what arrived of a stream", () => {
  it.each(callers)("shows $name the own stream or nothing", async (caller) => {
    const token = caller.signedInAs && place.webTokens.get(caller.signedInAs);
    const answer = await ask({
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(caller.isWebGuest ? { cookie: place.guestCookie } : {}),
    });
    if (caller.signedInAs === owner) {
      expect(answer).toMatchObject({ code: 200, data: { samples: [sample] } });
      expect(asked).toEqual([expect.stringContaining(owner)]);
      return;
    }
    expect(asked).toEqual([]);
    if (token) expect(answer).toMatchObject({ code: 200, data: { samples: [] } });
    else
      expect(answer).toMatchObject({
        code: 498,
        data: { reason: expect.not.stringMatching(otherAccount) },
      });
  });
});
