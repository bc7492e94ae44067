import { expect, it } from "vitest";
import { loadConfig } from "@/lib/config";
import { openTestServices } from "@/lib/services/services-fixture";
import { createAttemptLimits } from "./attempt-limits";

it("hashes at most 64 passwords at once, and goes on when one is done", async () => {
  const services = openTestServices();
  const limits = createAttemptLimits(services.config);
  const finishers: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => finishers.push(resolve));
  const running = Array.from({ length: 64 }, () => limits.whileHashing(work));
  await expect(limits.whileHashing(work)).rejects.toMatchObject({ code: "tooManyAttempts" });
  finishers[0]?.();
  await running[0];
  await expect(limits.whileHashing(async () => 7)).resolves.toBe(7);
  const failing = limits.whileHashing(() => Promise.reject(new Error("no memory")));
  await expect(failing).rejects.toThrow("no memory");
  await expect(limits.whileHashing(async () => 7)).resolves.toBe(7);
  for (const finish of finishers) finish();
  services.close();
});

it("counts a whole IPv6 network as one address", async () => {
  const services = openTestServices();
  const config = { ...loadConfig({ DATA_DIR: services.config.dataDir }), registrationsPerHour: 3 };
  const limits = createAttemptLimits(config);
  for (let i = 0; i < 3; i += 1) await limits.noteRegistration(`2001:db8:1:2::${i}`);
  const fourth = limits.noteRegistration("2001:db8:1:2:ffff::1");
  await expect(fourth).rejects.toMatchObject({
    message: "Registration operation is rejected for security reason.",
  });
  await expect(limits.noteRegistration("2001:db8:1:3::1")).resolves.toBeUndefined();
  services.close();
});
