import fc from "fast-check";
import { expect } from "vitest";
import { ConfigError } from "@/lib/config/config-error";

/** Whatever is put together from such pieces is read, or refused with a ConfigError. */
export function expectReadOrRefused(
  piece: fc.Arbitrary<string>,
  read: (source: string) => unknown,
): void {
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      try {
        read(pieces.join(""));
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
      }
    }),
    { numRuns: 500 },
  );
}
