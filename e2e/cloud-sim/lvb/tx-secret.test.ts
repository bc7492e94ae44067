import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { txQuery } from "./push-url-fixture";
import { checkTxSecret, type TxSecretAlgorithm, type TxSecretCheck } from "./tx-secret";

const OFFICIAL_KEY = "e12c46f2612d5106e2034781ab261ca3";
const INVENTED_KEY = "b3f7c2d1a9e84f06a1c2d3e4f5061728";
const LOCAL_KEY = "PUSHKEYEXAMPLEA";

/** cloud.md §1.4 L1 to L6 and the txSecret vectors of vectors.json. */
const VECTORS: readonly (readonly [string, string, string, string])[] = [
  [OFFICIAL_KEY, "test", "5C271099", "f85a2ab363fe4deaffef9754d79da6fe"],
  [OFFICIAL_KEY, "test", "5c271099", "9603387445825a481e6b7496aced5746"],
  [
    OFFICIAL_KEY,
    "test",
    "5C271099",
    "2fe51d13bff48deaddd7e4e086265e69d5a04a64db9a2cbc737bd585c472fd07",
  ],
  ["somestring", "test", "5c2acacc", "b77e812107e1d8b8f247885a46e1bd34"],
  ["somestring", "test_900", "5c2acacc", "4beae959b16c77da6a65c7edda1dfefe"],
  [INVENTED_KEY, "room1024", "6955b900", "a7af14435f2c5db1e2c86713d4e1785c"],
  [
    INVENTED_KEY,
    "room1024",
    "6955b900",
    "df4fa886ad45d18200d43a97a555063465b54482bc96bfc73232906e14eecdf3",
  ],
  ["GCTbw44s6MPLh4GqgDpnfuFHgy25Enly", "huawei1", "5eed5888", "5cdc845362c332a4ec3e09ac5d5571d6"],
  [LOCAL_KEY, "8888_alice_01", "5b612230", "210963cbc5e10d6bcd44fef07e77650a"],
  [
    LOCAL_KEY,
    "8888_alice_01",
    "5b612230",
    "884f0948843d30211a3f0f963d0a30f8e861ec55376e4d8cef9d4df4898cf41d",
  ],
  [LOCAL_KEY, "8888_alice_01", "5B612230", "5191e72c3e5ae006304acfb8b188bcb9"],
  [
    LOCAL_KEY,
    "8888_alice_01",
    "5B612230",
    "209d21fb7c77c2d979d93aca09d5d617a531a87c0508e34c8a25ad2d11da2f92",
  ],
  [LOCAL_KEY, "8888__TGS_bob_7", "6955e32f", "d822abbbc9057209148b9ba0126908ce"],
  [
    LOCAL_KEY,
    "8888__TGS_bob_7",
    "6955e32f",
    "20f426007a84e51182b110a3771b7298267f40bc9b07ecf3eeb468e02a0bf50e",
  ],
  [LOCAL_KEY, "8888__TGS_bob_7", "6955E32F", "b77fb76321829f1fea7bc757438ce9c1"],
  [
    LOCAL_KEY,
    "8888__TGS_bob_7",
    "6955E32F",
    "67b52c134fae3563312b065c8e8afe0fa1a63b70bf85ced2b79dd6c3cfbcd44b",
  ],
];

const BEFORE_ALL = 1_500_000_000_000;

function check(overrides: Partial<TxSecretCheck>) {
  return checkTxSecret({
    keys: [OFFICIAL_KEY],
    streamName: "test",
    txSecret: "f85a2ab363fe4deaffef9754d79da6fe",
    txTime: "5C271099",
    algorithms: ["md5", "sha256"],
    deltaSeconds: 0,
    nowMs: BEFORE_ALL,
    ...overrides,
  });
}

describe("txSecret as the cloud checks it", () => {
  it.each(VECTORS)("accepts the vector of %s %s %s %s", (key, streamName, txTime, txSecret) => {
    expect(check({ keys: [key], streamName, txTime, txSecret })).toBe("ok");
  });

  it("hashes the literal text: txTime in the other case is refused", () => {
    expect(check({ txTime: "5c271099" })).toBe("wrong");
  });

  it("refuses a digest in upper case", () => {
    expect(check({ txSecret: "F85A2AB363FE4DEAFFEF9754D79DA6FE" })).toBe("wrong");
  });

  it("accepts the backup key beside the main key", () => {
    expect(check({ keys: ["another", OFFICIAL_KEY] })).toBe("ok");
    expect(check({ keys: ["another"] })).toBe("wrong");
  });

  it("is valid up to txTime and AuthDelta, and not longer", () => {
    const expiryMs = 0x5c271099 * 1000;
    expect(check({ nowMs: expiryMs })).toBe("ok");
    expect(check({ nowMs: expiryMs + 1 })).toBe("expired");
    expect(check({ nowMs: expiryMs + 300_000, deltaSeconds: 300 })).toBe("ok");
    expect(check({ nowMs: expiryMs + 300_001, deltaSeconds: 300 })).toBe("expired");
  });

  it("reads a txTime of ten digits as decimal seconds", () => {
    const txTime = "1546064025";
    // md5 of the official key, "test" and the ten digits, by coreutils.
    const txSecret = "ce6b9eea97285cdf914ac6df0030ce28";
    expect(check({ txTime, txSecret, nowMs: 1_546_064_025_000 })).toBe("ok");
    expect(check({ txTime, txSecret, nowMs: 1_546_064_026_000 })).toBe("expired");
  });

  it.each([
    [null, "5C271099", "missing"],
    ["", "5C271099", "missing"],
    ["f85a2ab363fe4deaffef9754d79da6fe", null, "missing"],
    ["f85a2ab363fe4deaffef9754d79da6f", "5C271099", "malformed"],
    ["f85a2ab363fe4deaffef9754d79da6fe", "soon", "malformed"],
  ] as const)("says what is wrong with %s and %s", (txSecret, txTime, result) => {
    expect(check({ txSecret, txTime })).toBe(result);
  });

  it("accepts only the algorithms of the domain", () => {
    const txSecret = "2fe51d13bff48deaddd7e4e086265e69d5a04a64db9a2cbc737bd585c472fd07";
    expect(check({ txSecret, algorithms: ["md5"] })).toBe("malformed");
  });

  it("accepts every right signature and no other stream's", () => {
    const algorithm = fc.constantFrom<TxSecretAlgorithm>("md5", "sha256");
    const name = fc.stringMatching(/^[\w-]{1,20}$/);
    fc.assert(
      fc.property(fc.string(), name, algorithm, fc.boolean(), (key, streamName, by, upperCase) => {
        const query = new URLSearchParams(
          txQuery({ key, streamName, expiresAtMs: 1.7e12, algorithm: by, upperCase }),
        );
        const signed = {
          keys: [key],
          txSecret: query.get("txSecret"),
          txTime: query.get("txTime"),
        };
        expect(check({ ...signed, streamName })).toBe("ok");
        expect(check({ ...signed, streamName: `${streamName}_` })).toBe("wrong");
      }),
    );
  });
});
