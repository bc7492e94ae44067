import { expect, it } from "vitest";
import { newWebhookSecret, webhookSign } from "./webhook-sign";

it("signs like the example of Standard Webhooks", () => {
  // The vector that its reference libraries are tested with.
  const signed = webhookSign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    timestampS: 1_614_265_330,
    body: '{"test": 2432232314}',
  });
  expect(signed).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

it("makes secrets of 32 random bytes that nobody makes twice", () => {
  const secret = newWebhookSecret();
  expect(Buffer.from(secret.slice("whsec_".length), "base64")).toHaveLength(32);
  expect(newWebhookSecret()).not.toBe(secret);
});
