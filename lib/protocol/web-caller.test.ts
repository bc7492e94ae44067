import { expect, it } from "vitest";
import { isServiceError } from "@/lib/errors";
import { openTestServices } from "@/lib/services/services-fixture";
import { changingCaller, roomOf, tapeOf, userOf } from "./web-caller";

const names = { rooms: roomOf, tapes: tapeOf, users: userOf } as const;

it.each(Object.entries(names))("/api/%s/… names somebody or something, decoded", (place, read) => {
  const called = (path: string) => read(new Request(`http://app/api/${place}/${path}`));
  expect(called("alice_01")).toBe("alice_01");
  expect(called(`${encodeURIComponent("小/01 %")}/chat?from=3`)).toBe("小/01 %");
  for (const broken of ["%E0%A4%A", "a%zz/chat", "%"]) {
    let refusal: unknown;
    try {
      called(broken);
    } catch (error) {
      refusal = error;
    }
    expect(isServiceError(refusal) && refusal.code, broken).toBe("notFound");
  }
});

it("a call that another site makes changes nothing, whoever is signed in", () => {
  const services = openTestServices();
  const from = (site: string) =>
    new Request("http://app/api/guests", {
      headers: { "sec-fetch-site": site, "x-mlvb-client-ip": "192.0.2.7" },
    });
  expect(changingCaller(services, from("same-origin"))).toEqual({
    actor: { kind: "anonymous" },
    clientIp: "192.0.2.7",
  });
  expect(() => changingCaller(services, from("cross-site"))).toThrow("another site");
  services.close();
});
